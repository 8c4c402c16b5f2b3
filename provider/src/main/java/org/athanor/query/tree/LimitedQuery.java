package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;

/** Some of the results of a query within another one; of a whole query the limits are options of its execution. */
public record LimitedQuery(
        Query query, @Nullable Expression offset, @Nullable Expression limit) implements Query {
    @Override
    public List<Selection> selections() {
        return query.selections();
    }
}
