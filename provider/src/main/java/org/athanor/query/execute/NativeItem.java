package org.athanor.query.execute;

import org.athanor.type.ValueType;

/** A value of a native query's row: of the column of that name, or with {@code position} not 0 of that place. */
public record NativeItem(String column, int position, ValueType<?> type) {}
