package org.athanor.query.tree;

import java.util.List;

/** A whole query over common tables; each may range over those before it. */
public record WithQuery(List<CommonTable> tables, Query query) implements Query {
    public WithQuery {
        tables = List.copyOf(tables);
    }

    @Override
    public List<Selection> selections() {
        return query.selections();
    }
}
