package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;

/** An item of the select list. */
public sealed interface Selection {
    /** The name of the item in the result, null when it was given none. */
    @Nullable
    String alias();

    /** What an item goes by: its alias, else the attribute that it ends with; null for anything else. */
    default @Nullable String name() {
        String alias = alias();
        return alias == null && this instanceof Value value && value.expression() instanceof Expression.Path path
                ? path.last().name()
                : alias;
    }

    /** The value of an expression: an entity, an embeddable or a basic value. */
    record Value(Expression expression, @Nullable String alias) implements Selection {}

    /** A new instance, made of the values of the items. */
    record Construction(
            Class<?> type, List<Selection> items, @Nullable String alias) implements Selection {
        public Construction {
            items = List.copyOf(items);
        }
    }
}
