package org.athanor.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/** Orders tables by foreign keys, referenced ones first; within a cycle and otherwise as they were declared. */
public final class TableOrder {
    private TableOrder() {}

    public static List<Table> referencedFirst(Schema schema) {
        Set<Table> ordered = new LinkedHashSet<>();
        Set<Table> entered = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Table table : schema.tables()) {
            visit(table, schema, entered, ordered);
        }
        return new ArrayList<>(ordered);
    }

    static List<Table> referencingFirst(Schema schema) {
        List<Table> tables = referencedFirst(schema);
        Collections.reverse(tables);
        return tables;
    }

    private static void visit(Table table, Schema schema, Set<Table> entered, Set<Table> ordered) {
        if (!entered.add(table)) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            Table target = key.target();
            if (target != table && schema.find(target.catalog(), target.schema(), target.name()) == target) {
                visit(target, schema, entered, ordered);
            }
        }
        ordered.add(table);
    }
}
