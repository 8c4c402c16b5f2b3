package org.athanor.mapping;

import org.athanor.sql.schema.Column;

/** A foreign key column and the column it refers to. */
public record ColumnPair(Column column, Column referenced) {}
