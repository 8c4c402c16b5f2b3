package org.athanor.dialect;

/** Where comments on tables and columns are written. */
public enum CommentSyntax {
    /** The database has none. */
    NONE,
    /** {@code comment '…'} in the declaration of a column, {@code comment = '…'} behind a table's. */
    INLINE,
    /** Statements of their own: {@code comment on table}, {@code comment on column}. */
    STATEMENTS
}
