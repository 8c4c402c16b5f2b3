package org.athanor.query.tree;

/**
 * A query with a name, whose rows others range over. A {@code recursive} one is a {@link SetQuery} whose right side ranges
 * over the rows found so far.
 */
public record CommonTable(String name, boolean recursive, Query query) {}
