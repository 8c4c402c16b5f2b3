package org.athanor.query.tree;

/** The four operations. */
public enum ArithmeticOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE;

    boolean sums() {
        return this == ADD || this == SUBTRACT;
    }
}
