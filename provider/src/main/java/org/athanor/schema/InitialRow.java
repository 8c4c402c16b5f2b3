package org.athanor.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/** A row that a new table starts with, such as the counter of a table generator. Values are canonical: texts and numbers. */
public record InitialRow(Table table, Map<Column, Object> values) {
    public InitialRow {
        values = new LinkedHashMap<>(values);
    }
}
