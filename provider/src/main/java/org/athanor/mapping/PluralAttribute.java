package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.sql.schema.Column;

/** A collection-valued attribute: a to-many relationship, or a collection of basic or embedded elements. */
public sealed interface PluralAttribute extends Attribute permits ToManyAttribute, ElementCollectionAttribute {
    CollectionKind kind();

    /** The order in which the elements are loaded; empty when unordered. */
    List<Ordering> orderBy();

    /** The column that stores positions, if the list is a stored order. */
    @Nullable
    Column orderColumn();

    /** The key, if the collection is a map. */
    @Nullable
    MapKey mapKey();

    /** Whether its elements are never held: its collection is a query. */
    default boolean dynamic() {
        return false;
    }

    /** The class of the elements. */
    Class<?> elementType();

    /** One item of {@code @OrderBy}: a path within the element, from its first attribute to a basic one. */
    record Ordering(
            List<Attribute> path,
            boolean descending,
            @Nullable Boolean nullsFirst) {
        public Ordering {
            path = List.copyOf(path);
        }
    }
}
