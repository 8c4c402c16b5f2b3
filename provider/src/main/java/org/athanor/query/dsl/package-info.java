/**
 * The generative query: what {@link org.athanor.Query} says, built into the semantic tree of {@code query.tree}, which JPQL
 * builds too. {@link org.athanor.query.dsl.Question} is the immutable description, {@code TreeBuilder} turns it into a tree,
 * {@code GenerativeQuery} is the face. Knows no SQL but what users write themselves, and of the session only
 * {@link org.athanor.query.dsl.QuerySession}.
 */
package org.athanor.query.dsl;
