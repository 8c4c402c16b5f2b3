package org.athanor.sql;

import java.util.List;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * An insert of one or more rows of values.
 * With no columns the row takes its defaults. {@code returning} lists columns to read back.
 */
public record Insert(Table table, List<Column> columns, List<List<SqlExpression>> rows, List<Column> returning)
        implements Statement {
    public Insert {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        returning = List.copyOf(returning);
    }
}
