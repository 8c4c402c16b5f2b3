package org.athanor.sql;

import java.util.List;

/** A query over the rows of others that are named before it; one may speak of those before it, a recursive one of itself. */
public record With(boolean recursive, List<CommonTable> tables, QueryExpression query) implements QueryExpression {
    public With {
        tables = List.copyOf(tables);
    }

    @Override
    public List<SelectItem> items() {
        return query.items();
    }

    /** A query with a name; {@code columns} are those of its rows, in order. */
    public record CommonTable(String name, List<String> columns, QueryExpression query) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }
}
