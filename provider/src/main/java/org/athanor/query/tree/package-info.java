/**
 * The one semantic tree of queries: sealed, immutable records with structural equality, paths resolved against mappings.
 * JPQL, criteria and the native query all build it; nothing in it is of one language. {@link org.athanor.query.tree.Statement}
 * is the root, {@link org.athanor.query.tree.Expression} and {@link org.athanor.query.tree.Condition} what it consists of.
 * Knows no SQL and no parameters' values; {@link org.athanor.query.tree.JpqlWriter} writes it down. Read {@code SelectQuery}, then {@code Expression}.
 */
package org.athanor.query.tree;
