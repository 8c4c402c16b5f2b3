package org.athanor.query.tree;

/** The comparisons. */
public enum ComparisonOperator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
}
