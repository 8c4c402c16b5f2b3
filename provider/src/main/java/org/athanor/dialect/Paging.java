package org.athanor.dialect;

/** How a database writes limit and offset. */
public enum Paging {
    /** {@code limit n offset m}, either alone. */
    LIMIT_OFFSET,
    /** {@code limit n offset m}; an offset alone needs {@code limit -1}. */
    LIMIT_REQUIRED,
    /** {@code limit n offset m}; an offset alone needs the largest limit there is. */
    LARGEST_LIMIT_REQUIRED,
    /** {@code offset m rows fetch first n rows only}. */
    FETCH_FIRST
}
