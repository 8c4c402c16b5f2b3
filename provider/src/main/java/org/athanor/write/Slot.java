package org.athanor.write;

import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/** A column that a writer may write, and the type of its values. */
public record Slot(Column column, ValueType<?> type, boolean insertable, boolean updatable) {}
