package org.athanor.query.translate;

/** The keys under which a statement finds its page: Integers, not parameters of the query. */
public enum PageSlot {
    LIMIT,
    OFFSET
}
