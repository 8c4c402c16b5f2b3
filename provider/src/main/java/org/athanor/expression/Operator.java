package org.athanor.expression;

/** What a {@link Node.Operation} does with its operands. */
public enum Operator {
    AND,
    OR,
    NOT,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    /** The value, the lower and the upper bound. */
    BETWEEN,
    /** The value, the pattern and, if there is one, the escape character. */
    LIKE,
    ILIKE,
    /** The value and a {@link Node.Values} or a {@link Node.Query}. */
    IN,
    NOT_IN,
    IS_NULL,
    IS_NOT_NULL,
    /** A full-text search of the database. */
    MATCH,
    /** A collection, and what must hold of one of its elements, if anything. */
    ANY,
    /** A reference, and what must hold of its target, if anything. */
    HAS,
    /** A collection and an element. */
    CONTAINS,
    /** An instance, for its identifier. */
    ID,
    IS_EMPTY,
    SIZE,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    NEGATE,
    CONCAT,
    LOWER,
    UPPER,
    LENGTH,
    TRIM,
    ABS,
    COALESCE,
    /** No operand counts rows. */
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVG,
    MIN,
    MAX
}
