package org.athanor.dialect;

/**
 * What a database can do, as data.
 *
 * @param sequences it has sequences
 * @param returning {@code INSERT … RETURNING} works, with many rows too
 * @param generatedKeysOfManyRows {@code getGeneratedKeys} gives a key for each row of an insert of many
 * @param defaultValues a row of defaults is written {@code default values}, else {@code () values ()}
 * @param aliasedDelete {@code delete from t as a} is known, else {@code delete a from t as a}
 * @param mutatesWhatItReads the condition of an update or a delete may read the same table
 * @param checksEachRow foreign keys are checked row by row, so that a row which refers to itself, or to one that the same
 *     statement deletes, stands in its own way
 * @param backslashEscapes a backslash in a string literal escapes what follows
 * @param failureEndsTransaction after a statement that failed a transaction takes no other
 * @param identityInAnyColumn an identity column need not be the primary key
 * @param maxParameters the number of {@code ?} in one statement
 * @param maxRowsPerInsert the number of rows in one {@code VALUES}
 * @param maxExpressionDepth how deep expressions may nest; longer conjunctions are written as balanced groups
 * @param rowValues {@code (a, b) = (c, d)} and {@code (a, b) IN (…)} are known
 * @param rowListNeedsValues the list after {@code (a, b) IN} is written {@code (VALUES (…), (…))}
 * @param quantifiedComparisons {@code > ALL (query)} and {@code = ANY (query)} are known
 * @param nullsOrdering {@code NULLS FIRST} and {@code NULLS LAST} are known
 * @param alterTableAddConstraint constraints can be added to a table that exists; otherwise foreign keys stand in CREATE TABLE
 * @param cascadeDrop {@code DROP TABLE … CASCADE} is known
 * @param createSchema {@code CREATE SCHEMA} is known
 * @param selectForUpdate locking clauses are known
 * @param parenthesizedSetOperands operands of a set operation may stand in parentheses
 * @param setOperationsWithAll {@code INTERSECT ALL} and {@code EXCEPT ALL} are known
 * @param transactionalDdl DDL is part of transactions
 * @param concurrentWriters two transactions may write at the same time
 * @param commitByAutoCommit turning auto-commit on ends a transaction with fewer round trips than {@code commit()}
 * @param listBinding how list parameters are bound
 * @param paging how limit and offset are written
 */
public record Capabilities(
        boolean sequences,
        boolean returning,
        boolean generatedKeysOfManyRows,
        boolean defaultValues,
        boolean aliasedDelete,
        boolean mutatesWhatItReads,
        boolean checksEachRow,
        boolean backslashEscapes,
        boolean failureEndsTransaction,
        boolean identityInAnyColumn,
        int maxParameters,
        int maxRowsPerInsert,
        int maxExpressionDepth,
        boolean rowValues,
        boolean rowListNeedsValues,
        boolean quantifiedComparisons,
        boolean nullsOrdering,
        boolean alterTableAddConstraint,
        boolean cascadeDrop,
        boolean createSchema,
        boolean selectForUpdate,
        boolean parenthesizedSetOperands,
        boolean setOperationsWithAll,
        boolean transactionalDdl,
        boolean concurrentWriters,
        boolean commitByAutoCommit,
        ListBinding listBinding,
        Paging paging) {}
