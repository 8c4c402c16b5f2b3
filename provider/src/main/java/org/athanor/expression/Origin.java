package org.athanor.expression;

/** A place that rows come from other than an entity by its class: an alias, or a subquery. Told apart by identity. */
public interface Origin {}
