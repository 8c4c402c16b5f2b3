package org.athanor.query.tree;

/** A whole query: one that selects, or one that changes. Equal questions are equal trees. */
public sealed interface Statement permits Query, UpdateQuery, DeleteQuery {}
