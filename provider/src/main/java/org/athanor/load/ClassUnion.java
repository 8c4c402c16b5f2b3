package org.athanor.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.athanor.load.ConcreteColumns.Slot;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.FromItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Cast;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;

/**
 * The rows of all concrete classes below an entity whose hierarchy has a table a class: a UNION ALL of their tables, each
 * with the number of its class, and NULL for what a class does not have.
 */
final class ClassUnion implements DerivedRows {
    /** The label of the class number. */
    private static final String CLASS_LABEL = "class_number";

    private final EntityMapping mapping;
    private final ConcreteColumns columns;
    private final AliasAllocator aliases;
    private final Map<Slot, String> labels = new LinkedHashMap<>();
    private final Map<Slot, Column> examples = new LinkedHashMap<>();

    ClassUnion(EntityMapping mapping, ConcreteColumns columns, AliasAllocator aliases) {
        this.mapping = mapping;
        this.columns = columns;
        this.aliases = aliases;
        Set<String> taken = new HashSet<>();
        taken.add(CLASS_LABEL);
        for (EntityMapping each : mapping.hierarchy()) {
            columns.of(each).forEach((slot, column) -> {
                if (!labels.containsKey(slot)) {
                    labels.put(slot, unique(column.name().text(), taken));
                    examples.put(slot, column);
                }
            });
        }
    }

    @Override
    public String classLabel() {
        return CLASS_LABEL;
    }

    @Override
    public String label(Column column) {
        String label = labels.get(columns.slot(column));
        if (label == null) {
            throw new IllegalArgumentException("Column " + column + " is not a part of entity " + mapping.name());
        }
        return label;
    }

    @Override
    public FromItem from(String alias) {
        QueryExpression all = null;
        for (EntityMapping each : mapping.hierarchy()) {
            if (!each.isAbstract()) {
                Select select = select(each);
                all = all == null
                        ? select
                        : new SetOperation(SetOperation.Kind.UNION_ALL, all, select, List.of(), null, null);
            }
        }
        if (all == null) {
            throw new IllegalStateException("Entity " + mapping.name()
                    + " is abstract and has no concrete subclass, so there is nothing to select: map one");
        }
        return new FromItem.Derived(all, alias);
    }

    private Select select(EntityMapping concrete) {
        String alias = aliases.next(concrete.table());
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem(new Literal(concrete.ordinal()), CLASS_LABEL));
        Map<Slot, Column> own = columns.of(concrete);
        labels.forEach((slot, label) -> {
            Column column = own.get(slot);
            SqlExpression value =
                    column != null ? new ColumnRef(alias, column) : new Cast(new Literal(null), type(slot));
            items.add(new SelectItem(value, label));
        });
        return Select.of(items, List.of(new FromItem.TableRef(concrete.table(), alias)), null);
    }

    private SqlType type(Slot slot) {
        Column example = examples.get(slot);
        if (example == null) {
            throw new IllegalArgumentException("No column is known for " + slot);
        }
        return example.type();
    }

    private static String unique(String name, Set<String> taken) {
        String label = name;
        for (int number = 1; !taken.add(label.toLowerCase(Locale.ROOT)); number++) {
            label = name + number;
        }
        return label;
    }
}
