package org.athanor.dialect;

import jakarta.annotation.Nullable;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/** What one {@code ?} of a rendered statement takes. */
public sealed interface Bind {
    JdbcCodec codec();

    /** The value found by {@code key}, in the form {@code type} makes of it. */
    record Slot(Object key, ValueType<?> type, JdbcCodec codec) implements Bind {}

    /** A value known when the statement was rendered, in canonical form. */
    record Fixed(@Nullable Object canonical, JdbcCodec codec) implements Bind {}

    /** A whole list; {@code codec} binds a Collection of canonical values of {@code elementType}. */
    record ListSlot(Object key, ValueType<?> elementType, JdbcCodec codec) implements Bind {}

    /** Element {@code index} of the list found by {@code key}. */
    record ListElement(Object key, int index, ValueType<?> type, JdbcCodec codec) implements Bind {}
}
