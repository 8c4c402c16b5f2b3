/**
 * What questions are made of: typed attributes (the fields of {@code User_}), predicates, orders and functions, as
 * immutable values with structural equality. An {@link org.athanor.expression.Expression} is a typed face with operators; its
 * {@link org.athanor.expression.Node} is what it says. Knows no mapping and no query: whether an attribute is there is found
 * out when the question is asked. Read {@code Expression}, then {@code Node}.
 */
package org.athanor.expression;
