package org.athanor.query.tree;

/**
 * An identification variable. One of a subquery hides one of the same name around it; otherwise names within a query differ
 * in more than case.
 */
public record Variable(String name, Domain domain) {}
