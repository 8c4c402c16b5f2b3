package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.source.CheckDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.sql.schema.Check;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;

/**
 * Makes columns, or finds those that another attribute made. Remembers which hierarchies use a column: where entities that
 * have nothing to do with each other share a table, what only some of them know must be nullable, or the others could
 * insert no row.
 */
final class Columns {
    private final Names names;
    private final MappingErrors errors;
    private final Map<Column, Set<EntityDraft>> users = new HashMap<>();
    private final Map<Table, Set<EntityDraft>> sharers = new HashMap<>();

    Columns(Names names, MappingErrors errors) {
        this.names = names;
        this.errors = errors;
    }

    /** The column of a basic attribute. */
    Column basic(
            Place place,
            String attribute,
            ColumnDeclaration declared,
            String defaultName,
            SqlType type,
            boolean optional) {
        Place at = in(place, attribute, declared.table());
        Name name = names.of(declared.name(), defaultName);
        Column column = at.table().column(name);
        boolean nullable = at.nullable() || declared.nullable() && optional;
        if (column != null) {
            reuse(at, attribute, column, type, nullable);
            return column;
        }
        column = at.table()
                .addColumn(name, type)
                .nullable(nullable)
                .unique(declared.unique())
                .length(declared.length())
                .precision(declared.precision(), declared.scale())
                .secondPrecision(declared.secondPrecision())
                .definition(declared.definition())
                .options(declared.options())
                .comment(declared.comment());
        Values.defaultLength(column);
        checks(column, declared.checks());
        use(column, at.draft());
        return column;
    }

    /** A column that refers to another and is stored like it. */
    Column referring(
            Place place,
            String attribute,
            JoinColumnDeclaration declared,
            Name name,
            SqlType type,
            Column referenced,
            boolean optional) {
        Place at = in(place, attribute, declared.table());
        Column column = at.table().column(name);
        boolean nullable = at.nullable() || declared.nullable() && optional;
        if (column != null) {
            reuse(at, attribute, column, type, nullable);
            return column;
        }
        column = at.table()
                .addColumn(name, type)
                .nullable(nullable)
                .unique(declared.unique())
                .length(referenced.length())
                .precision(referenced.precision(), referenced.scale())
                .secondPrecision(referenced.secondPrecision())
                .definition(declared.definition())
                .options(declared.options())
                .comment(declared.comment());
        checks(column, declared.checks());
        use(column, at.draft());
        return column;
    }

    Name defaultName(String text) {
        return names.of(text);
    }

    /** Says that an entity's own attributes are in a table. */
    void share(Table table, EntityDraft draft) {
        sharers.computeIfAbsent(table, t -> new HashSet<>(2)).add(draft.root());
    }

    /** Whether a hierarchy before this one has put its rows in the table. */
    boolean taken(Table table, EntityDraft draft) {
        Set<EntityDraft> known = sharers.get(table);
        return known != null && !known.contains(draft.root());
    }

    /** Makes nullable what only some of the hierarchies in a table know. */
    void relax() {
        sharers.forEach((table, roots) -> {
            if (roots.size() > 1) {
                for (Column column : table.columns()) {
                    Set<EntityDraft> known = users.getOrDefault(column, Set.of());
                    if (!table.primaryKey().contains(column) && !known.containsAll(roots)) {
                        column.nullable(true);
                    }
                }
            }
        });
    }

    private void reuse(Place place, String attribute, Column column, SqlType type, boolean nullable) {
        Set<EntityDraft> known = use(column, place.draft());
        if (known.size() == 1 && column.type() != type) {
            errors.add(
                    place,
                    attribute,
                    "its column " + column + " is " + type + " here and " + column.type()
                            + " for another attribute of the hierarchy; give one of them another column.");
        }
        if (nullable && !column.table().primaryKey().contains(column)) {
            column.nullable(true);
        }
    }

    private Set<EntityDraft> use(Column column, EntityDraft draft) {
        Set<EntityDraft> known = users.computeIfAbsent(column, c -> new HashSet<>(2));
        known.add(draft.root());
        return known;
    }

    private void checks(Column column, List<CheckDeclaration> checks) {
        for (CheckDeclaration check : checks) {
            if (checks.size() == 1 && check.name() == null && check.options() == null) {
                column.check(check.constraint());
            } else {
                column.table().add(new Check(names.orNull(check.name()), check.constraint(), check.options()));
            }
        }
    }

    /** The place that a column declares: that of its attribute, or a secondary table of the entity, by name. */
    private Place in(Place place, String attribute, @Nullable String table) {
        if (table == null || names.of(table).equals(place.table().name())) {
            return place;
        }
        Name name = names.of(table);
        for (EntityDraft.Secondary secondary : place.draft().secondaries) {
            if (secondary.table.name().equals(name)) {
                return new Place(place.draft(), secondary.table, place.prefix(), place.id(), place.nullable());
            }
        }
        errors.add(
                place,
                attribute,
                "its column names the table " + table + ", but the attribute is stored in " + place.table()
                        + "; leave the table out, or declare it with @SecondaryTable on "
                        + place.draft().name() + ".");
        return place;
    }
}
