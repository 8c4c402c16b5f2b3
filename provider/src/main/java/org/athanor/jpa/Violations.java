package org.athanor.jpa;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.athanor.dialect.SqlError;
import org.athanor.jdbc.JdbcException;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.schema.ConstraintNames;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;

/** Says what a violated constraint means to the mapping: which entity, which attributes. */
final class Violations {
    private final Mappings mappings;

    Violations(Mappings mappings) {
        this.mappings = mappings;
    }

    /** A violation for people; {@code primaryKey} when a row of that identifier exists already. */
    record Violation(String message, boolean primaryKey) {}

    Violation describe(JdbcException e) {
        SqlError error = e.error();
        Table table = tableOf(e.sql());
        EntityMapping entity = table == null ? null : entityOf(table);
        List<Column> columns = table == null ? List.of() : columnsOf(table, error.constraint());
        boolean primaryKey = error.kind() == SqlError.Kind.CONSTRAINT_UNIQUE
                && table != null
                && entity != null
                && !columns.isEmpty()
                && columns.size() == table.primaryKey().size()
                && table.primaryKey().containsAll(columns);
        String where = entity == null ? "" : " of " + entity.name();
        String attributes = entity == null ? "" : attributesOf(entity, columns);
        String named = error.constraint() == null ? "" : " (" + error.constraint() + ")";
        String what = primaryKey
                ? "There is a row with the same identifier already: the primary key" + where + named
                : rule(error.kind()) + where + attributes + named;
        String words = e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
        return new Violation(
                what + " is violated, nothing was written. " + cure(error.kind(), primaryKey) + " The database says: "
                        + words + " [" + e.sql() + "]",
                primaryKey);
    }

    private static String rule(SqlError.Kind kind) {
        return switch (kind) {
            case CONSTRAINT_UNIQUE -> "A unique constraint";
            case CONSTRAINT_FOREIGN_KEY -> "A foreign key";
            case CONSTRAINT_NOT_NULL -> "A NOT NULL constraint";
            case CONSTRAINT_CHECK -> "A check constraint";
            default -> "A constraint";
        };
    }

    private static String cure(SqlError.Kind kind, boolean primaryKey) {
        return switch (kind) {
            case CONSTRAINT_UNIQUE ->
                primaryKey
                        ? "Give the new instance another identifier, or find() the one that is there and change it."
                        : "Give the instance another value, or find() the one that has it and change that.";
            case CONSTRAINT_FOREIGN_KEY ->
                "Either a row that is referred to is missing (persist it first), or one still referred to was removed"
                        + " (remove or unlink what refers to it).";
            case CONSTRAINT_NOT_NULL -> "Set a value, or make the column nullable.";
            default -> "Correct the values.";
        };
    }

    private @Nullable Table tableOf(String sql) {
        String[] words = sql.strip().split("[\\s(]+", 5);
        if (words.length < 3) {
            return null;
        }
        String verb = words[0].toLowerCase(Locale.ROOT);
        String name = verb.equals("update") ? words[1] : words[2];
        String plain = name.substring(name.lastIndexOf('.') + 1);
        for (Table table : mappings.schema().tables()) {
            if (table.name().key().equals(Name.of(plain).key())
                    || table.name().text().equalsIgnoreCase(Name.of(plain).text())) {
                return table;
            }
        }
        return null;
    }

    private @Nullable EntityMapping entityOf(Table table) {
        for (EntityMapping entity : mappings.entities()) {
            if (entity.table() == table) {
                return entity.root().table() == table ? entity.root() : entity;
            }
        }
        return null;
    }

    /** SQLite and others name columns ({@code album.title, album.year}), some name the constraint itself. */
    private static List<Column> columnsOf(Table table, @Nullable String constraint) {
        if (constraint == null) {
            return List.of();
        }
        List<Column> named = ConstraintNames.columns(table, constraint);
        if (!named.isEmpty()) {
            return named;
        }
        if (constraint.toLowerCase(Locale.ROOT).endsWith("_pkey") || constraint.equalsIgnoreCase("PRIMARY")) {
            return table.primaryKey();
        }
        List<Column> columns = new ArrayList<>();
        Arrays.stream(constraint.split("\\s*,\\s*"))
                .map(each -> table.column(Name.of(each.substring(each.lastIndexOf('.') + 1))))
                .filter(Objects::nonNull)
                .forEach(columns::add);
        return columns;
    }

    private static String attributesOf(EntityMapping entity, List<Column> columns) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            for (Leaf leaf : entity.leaves()) {
                if (leaf.column() == column) {
                    names.add(leaf.root().name());
                }
            }
        }
        return names.isEmpty() ? "" : "." + String.join(", ", names);
    }
}
