/**
 * Criteria queries: mutable objects of the specification's interfaces that become the same {@code query.tree} as JPQL and the
 * native query when an entity manager is asked for a query. {@link org.athanor.jpa.criteria.ExpressionNode} says what a
 * node gives to the tree, {@link org.athanor.jpa.criteria.TreeBuild} carries variables and values while one is built,
 * {@link org.athanor.jpa.criteria.CriteriaQuestion} is the outcome. Values of the query become parameters, so that the tree
 * is its structure. Knows mappings by the metamodel, no SQL and no session. Read {@code ExpressionNode}, then
 * {@code SelectBody}.
 */
package org.athanor.jpa.criteria;
