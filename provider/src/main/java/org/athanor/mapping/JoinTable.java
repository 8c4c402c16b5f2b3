package org.athanor.mapping;

import java.util.List;
import org.athanor.sql.schema.Table;

/**
 * A table of its own that stores a relationship or collection: {@code owner} pairs lead to the entity that owns it,
 * {@code element} pairs to the target (empty for a table of basic or embedded elements).
 */
public record JoinTable(Table table, List<ColumnPair> owner, List<ColumnPair> element) {
    public JoinTable {
        owner = List.copyOf(owner);
        element = List.copyOf(element);
    }
}
