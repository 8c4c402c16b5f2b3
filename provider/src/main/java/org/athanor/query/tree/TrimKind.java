package org.athanor.query.tree;

/** Which end is trimmed. */
public enum TrimKind {
    LEADING,
    TRAILING,
    BOTH
}
