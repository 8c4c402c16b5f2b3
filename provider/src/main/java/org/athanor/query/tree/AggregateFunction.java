package org.athanor.query.tree;

/** The aggregate functions (Jakarta Persistence 3.2, 4.9.5). */
public enum AggregateFunction {
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX
}
