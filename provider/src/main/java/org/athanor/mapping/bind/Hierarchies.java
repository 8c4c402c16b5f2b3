package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.InheritanceType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.source.DiscriminatorDeclaration;
import org.athanor.mapping.source.SecondaryTableDeclaration;
import org.athanor.mapping.source.TableDeclaration;
import org.athanor.mapping.source.ValueDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;
import org.athanor.type.ValueType;

/**
 * Gives entities their strategy, tables and discriminators (Jakarta Persistence 3.2, 2.14, 11.1.12). An entity without sub
 * entities is a hierarchy only if it says so. JOINED has a discriminator only where one is declared: without, the sub tables
 * tell the class of a row.
 */
final class Hierarchies {
    private final Tables tables;
    private final Names names;
    private final Columns columns;
    private final Values values;
    private final MappingErrors errors;

    Hierarchies(Tables tables, Names names, Columns columns, Values values, MappingErrors errors) {
        this.tables = tables;
        this.names = names;
        this.columns = columns;
        this.values = values;
        this.errors = errors;
    }

    /** The strategy and table of a draft; its parent's are there. */
    void place(EntityDraft draft) {
        EntityDraft parent = draft.parent();
        if (parent == null) {
            draft.strategy = strategy(draft);
        } else {
            draft.strategy = parent.strategy;
            InheritanceType declared = draft.entity().inheritance();
            if (declared != null && !declared.name().equals(draft.strategy.name())) {
                errors.add(
                        draft,
                        "it declares the inheritance strategy " + declared + ", but its root "
                                + draft.root().name() + " has " + draft.strategy
                                + "; declare the strategy on the root only.");
            }
        }
        placeTable(draft, parent);
        for (SecondaryTableDeclaration secondary : draft.entity().secondaryTables()) {
            String name = String.valueOf(secondary.table().name());
            if (draft.strategy == Inheritance.Strategy.TABLE_PER_CLASS && draft.inHierarchy()) {
                errors.add(
                        draft,
                        "it declares the secondary table " + name
                                + ", which is not supported in a TABLE_PER_CLASS hierarchy; use another strategy, or map that"
                                + " table to an entity of its own with @OneToOne and @MapsId.");
            } else {
                Table table = tables.table(secondary.table(), name, "Entity " + draft.name());
                draft.secondaries.add(new EntityDraft.Secondary(table, secondary));
            }
        }
    }

    private void placeTable(EntityDraft draft, @Nullable EntityDraft parent) {
        TableDeclaration declared = draft.entity().table() == null
                ? TableDeclaration.DEFAULT
                : draft.entity().table();
        if (parent != null && draft.strategy == Inheritance.Strategy.SINGLE_TABLE) {
            if (declared.name() != null
                    && !names.of(declared.name()).equals(parent.table().name())) {
                errors.add(
                        draft,
                        "it declares the table " + declared.name() + ", but the hierarchy of "
                                + draft.root().name() + " is stored in the single table " + parent.table()
                                + "; remove @Table or declare InheritanceType.JOINED on the root.");
            }
            draft.table(parent.table(), true);
            return;
        }
        boolean rows = draft.strategy != Inheritance.Strategy.TABLE_PER_CLASS
                || !Modifier.isAbstract(draft.javaType().getModifiers());
        Table table = rows
                ? tables.table(declared, draft.name(), "Entity " + draft.name())
                : tables.phantom(declared, draft.name());
        draft.table(table, rows);
    }

    private static Inheritance.Strategy strategy(EntityDraft root) {
        InheritanceType declared = root.entity().inheritance();
        if (declared != null) {
            return Inheritance.Strategy.valueOf(declared.name());
        }
        boolean alone = root.subs().isEmpty()
                && root.entity().discriminator() == null
                && root.entity().discriminatorValue() == null;
        return alone ? Inheritance.Strategy.NONE : Inheritance.Strategy.SINGLE_TABLE;
    }

    /** The discriminators of a hierarchy, once its identifier has its columns. */
    void discriminate(EntityDraft root) {
        DiscriminatorDeclaration declared = root.entity().discriminator();
        boolean present = root.strategy == Inheritance.Strategy.SINGLE_TABLE
                || root.strategy == Inheritance.Strategy.JOINED && declared != null;
        Column column = null;
        ValueType<?> type = null;
        if (present) {
            DiscriminatorDeclaration given = declared == null
                    ? new DiscriminatorDeclaration("DTYPE", DiscriminatorType.STRING, 31, null, null)
                    : declared;
            type = type(given.type());
            column = column(root, given, type);
        }
        Inheritance inheritance = root.strategy == Inheritance.Strategy.NONE
                ? Inheritance.NONE
                : new Inheritance(root.strategy, column, type);
        Map<Object, EntityDraft> taken = new HashMap<>();
        for (EntityDraft draft : below(root)) {
            draft.inheritance = inheritance;
            if (column != null && !Modifier.isAbstract(draft.javaType().getModifiers())) {
                draft.discriminatorValue = value(draft, declared == null ? DiscriminatorType.STRING : declared.type());
                check(draft, column, taken);
            }
        }
    }

    private void check(EntityDraft draft, Column column, Map<Object, EntityDraft> taken) {
        Object value = draft.discriminatorValue;
        if (value == null) {
            return;
        }
        if (value instanceof String text && text.length() > column.length()) {
            column.length(text.length());
        }
        EntityDraft other = taken.putIfAbsent(value, draft);
        if (other != null) {
            errors.add(
                    draft,
                    "its discriminator value " + value + " is that of " + other.name()
                            + " too; give it another with @DiscriminatorValue.");
        }
    }

    private static List<EntityDraft> below(EntityDraft root) {
        List<EntityDraft> all = new ArrayList<>(List.of(root));
        for (EntityDraft sub : root.subs()) {
            all.addAll(below(sub));
        }
        return all;
    }

    private ValueType<?> type(DiscriminatorType type) {
        Class<?> javaType = switch (type) {
            case STRING -> String.class;
            case CHAR -> Character.class;
            case INTEGER -> Integer.class;
        };
        return values.of(javaType, ValueDeclaration.PLAIN, null, 0);
    }

    private Column column(EntityDraft root, DiscriminatorDeclaration given, ValueType<?> type) {
        Column known = root.table().column(names.of(given.name(), "DTYPE"));
        if (known != null) {
            return known;
        }
        Column column = root.table()
                .addColumn(names.of(given.name().isEmpty() ? null : given.name(), "DTYPE"), type.sqlType())
                .nullable(columns.taken(root.table(), root))
                .definition(given.definition())
                .options(given.options());
        return column.length(given.type() == DiscriminatorType.CHAR ? 1 : given.length());
    }

    /** The declared value, or the default of 11.1.13; null and an error when it is none of its type. */
    private @Nullable Object value(EntityDraft draft, DiscriminatorType type) {
        String declared = draft.entity().discriminatorValue();
        String text = declared == null ? draft.name() : declared;
        return switch (type) {
            case CHAR -> character(draft, declared, text);
            case INTEGER -> declared == null ? (Object) text.hashCode() : integer(draft, declared);
            case STRING -> text;
        };
    }

    private @Nullable Character character(EntityDraft draft, @Nullable String declared, String text) {
        if (declared != null && declared.length() != 1) {
            errors.add(
                    draft,
                    "its discriminator value \"" + declared + "\" is not one character; shorten it or declare"
                            + " DiscriminatorType.STRING.");
            return null;
        }
        return text.charAt(0);
    }

    private @Nullable Integer integer(EntityDraft draft, String declared) {
        try {
            return Integer.valueOf(declared.trim());
        } catch (NumberFormatException e) {
            errors.add(
                    draft,
                    "its discriminator value \"" + declared
                            + "\" is no integer; write a number or declare DiscriminatorType.STRING.");
            return null;
        }
    }
}
