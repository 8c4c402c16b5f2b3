package org.athanor.dialect;

/** Something that a database can do, or does in a way that others do not; a dialect has it or not. */
public enum Capability {
    /** It has sequences. */
    SEQUENCES,
    /** {@code INSERT … RETURNING} works, with many rows too. */
    RETURNING,
    /** {@code getGeneratedKeys} gives a key for each row of an insert of many. */
    GENERATED_KEYS_OF_MANY_ROWS,
    /** A row of defaults is written {@code default values}, else {@code () values ()}. */
    DEFAULT_VALUES,
    /** {@code delete from t as a} is known, else {@code delete a from t as a}. */
    ALIASED_DELETE,
    /** The condition of an update or a delete may read the same table. */
    MUTATES_WHAT_IT_READS,
    /**
     * Foreign keys are checked row by row, so that a row which refers to itself, or to one that the same statement deletes,
     * stands in its own way.
     */
    CHECKS_EACH_ROW,
    /** A backslash in a string literal escapes what follows. */
    BACKSLASH_ESCAPES,
    /** After a statement that failed a transaction takes no other. */
    FAILURE_ENDS_TRANSACTION,
    /** An identity column need not be the primary key. */
    IDENTITY_IN_ANY_COLUMN,
    /** {@code (a, b) = (c, d)} and {@code (a, b) IN (…)} are known. */
    ROW_VALUES,
    /** The list after {@code (a, b) IN} is written {@code (VALUES (…), (…))}. */
    ROW_LIST_NEEDS_VALUES,
    /** {@code > ALL (query)} and {@code = ANY (query)} are known. */
    QUANTIFIED_COMPARISONS,
    /** {@code NULLS FIRST} and {@code NULLS LAST} are known. */
    NULLS_ORDERING,
    /** Constraints can be added to a table that exists; otherwise foreign keys stand in CREATE TABLE. */
    ALTER_TABLE_ADD_CONSTRAINT,
    /** {@code DROP TABLE … CASCADE} is known. */
    CASCADE_DROP,
    /** {@code CREATE SCHEMA} is known. */
    CREATE_SCHEMA,
    /** Locking clauses are known. */
    SELECT_FOR_UPDATE,
    /** Operands of a set operation may stand in parentheses. */
    PARENTHESIZED_SET_OPERANDS,
    /** {@code INTERSECT ALL} and {@code EXCEPT ALL} are known. */
    SET_OPERATIONS_WITH_ALL,
    /** DDL is part of transactions. */
    TRANSACTIONAL_DDL,
    /** Two transactions may write at the same time. */
    CONCURRENT_WRITERS,
    /** Turning auto-commit on ends a transaction with fewer round trips than {@code commit()}. */
    COMMIT_BY_AUTO_COMMIT,
    /** The driver cancels a statement that runs into its query timeout. */
    QUERY_TIMEOUTS
}
