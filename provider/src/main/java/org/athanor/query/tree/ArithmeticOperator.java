package org.athanor.query.tree;

/** The four operations. */
public enum ArithmeticOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
}
