package org.athanor.query.dsl;

/** What becomes of a row: its only item as it is, or a tuple of its items. */
enum ResultShape {
    SINGLE,
    TUPLE
}
