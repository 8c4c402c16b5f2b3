/**
 * Criteria queries, which are to build the same {@code query.tree} as JPQL and so share its plans. Not supported yet:
 * {@link org.athanor.jpa.criteria.CriteriaToCome}, the only class to read, says so to whoever asks its builder.
 * Will know mappings and the tree, but no SQL.
 */
package org.athanor.jpa.criteria;
