package org.athanor.query.translate;

/** The key under which a statement finds a leaf of the identifiers that another one has selected for it. */
public record KeySlot(int leaf) {}
