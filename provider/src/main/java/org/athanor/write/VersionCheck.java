package org.athanor.write;

/** How an update or delete makes sure that nobody else has changed the row. */
public enum VersionCheck {
    /** Not at all. */
    NONE,
    /** The version in the database must equal the known one. */
    EQUAL,
    /** The version in the database must be NULL, as it was when the row was read. */
    ABSENT
}
