package org.athanor.expression;

/** A query where it stands within another one: {@code User_.name.in(query)}. */
public interface Subselect<T> {}
