package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;

/**
 * Which columns of a table-per-class hierarchy hold the same thing. Each class has its own table, so one attribute has as
 * many columns as there are classes with it; a {@link Slot} names it by the class that declares it and its path of indexes.
 */
final class ConcreteColumns {
    /** A place for a value, the same in every class that has it. */
    record Slot(EntityMapping declaring, List<Integer> path) {}

    private final Map<Column, Slot> slots = new HashMap<>();
    private final Map<EntityMapping, Map<Slot, Column>> columns = new HashMap<>();

    ConcreteColumns(EntityMapping mapping) {
        for (EntityMapping each : mapping.root().hierarchy()) {
            Map<Slot, Column> own = new LinkedHashMap<>();
            for (Attribute attribute : each.attributes()) {
                add(declaring(each, attribute.index()), attribute, List.of(), own);
            }
            columns.put(each, own);
        }
    }

    /** The columns of one class by slot, in attribute order. */
    Map<Slot, Column> of(EntityMapping mapping) {
        return columns.getOrDefault(mapping, Map.of());
    }

    Slot slot(Column column) {
        Slot slot = slots.get(column);
        if (slot == null) {
            throw new IllegalArgumentException("Column " + column + " belongs to no class of the hierarchy");
        }
        return slot;
    }

    /** The column of one class that holds what a column of any class of the hierarchy holds. */
    Column in(EntityMapping mapping, Column column) {
        if (column.table() == mapping.table()) {
            return column;
        }
        Column own = of(mapping).get(slot(column));
        if (own == null) {
            throw new IllegalArgumentException("Entity " + mapping.name() + " has nothing like column " + column);
        }
        return own;
    }

    private void add(EntityMapping declaring, Attribute attribute, List<Integer> above, Map<Slot, Column> own) {
        List<Integer> path = append(above, attribute.index());
        if (attribute instanceof BasicAttribute basic) {
            put(new Slot(declaring, path), basic.column(), own);
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            for (Attribute inner : embedded.attributes()) {
                add(declaring, inner, path, own);
            }
        } else if (attribute instanceof ToOneAttribute toOne) {
            List<ColumnPair> pairs = toOne.joinColumns();
            for (int i = 0; i < pairs.size(); i++) {
                put(new Slot(declaring, append(path, i)), pairs.get(i).column(), own);
            }
        }
    }

    private void put(Slot slot, Column column, Map<Slot, Column> own) {
        Slot first = slots.putIfAbsent(column, slot);
        own.putIfAbsent(first == null ? slot : first, column);
    }

    private static List<Integer> append(List<Integer> path, int index) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(index);
        return List.copyOf(longer);
    }

    private static EntityMapping declaring(EntityMapping mapping, int attribute) {
        EntityMapping at = mapping;
        for (@Nullable EntityMapping up = at.superMapping(); up != null; up = up.superMapping()) {
            if (up.attributes().size() <= attribute) {
                break;
            }
            at = up;
        }
        return at;
    }
}
