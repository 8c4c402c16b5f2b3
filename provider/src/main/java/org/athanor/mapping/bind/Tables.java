package org.athanor.mapping.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.athanor.mapping.source.CheckDeclaration;
import org.athanor.mapping.source.IndexDeclaration;
import org.athanor.mapping.source.TableDeclaration;
import org.athanor.mapping.source.UniqueDeclaration;
import org.athanor.sql.schema.Check;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Index;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;
import org.athanor.util.NearestNames;

/** Makes tables, and their declared constraints once all columns are there. */
final class Tables {
    private record Pending(Table table, TableDeclaration declared, String where) {}

    private final Schema schema;
    private final Names names;
    private final MappingErrors errors;
    private final Map<Pending, Pending> pending = new LinkedHashMap<>();

    Tables(Schema schema, Names names, MappingErrors errors) {
        this.schema = schema;
        this.names = names;
        this.errors = errors;
    }

    /** The table of a declaration; {@code where} names in messages what declares it. */
    Table table(TableDeclaration declared, String defaultName, String where) {
        Table table = schema.table(
                names.catalog(declared.catalog()),
                names.schema(declared.schema()),
                names.of(declared.name(), defaultName));
        if (declared.comment() != null) {
            table.comment(declared.comment());
        }
        if (declared.options() != null) {
            table.options(declared.options());
        }
        if (!declared.uniques().isEmpty()
                || !declared.indexes().isEmpty()
                || !declared.checks().isEmpty()) {
            Pending one = new Pending(table, declared, where);
            pending.put(one, one);
        }
        return table;
    }

    /** A table for the columns of an abstract class that has no rows of its own; not in the schema. */
    Table phantom(TableDeclaration declared, String defaultName) {
        return new Table(
                names.catalog(declared.catalog()),
                names.schema(declared.schema()),
                names.of(declared.name(), defaultName));
    }

    void addConstraints() {
        for (Pending one : pending.values()) {
            for (UniqueDeclaration unique : one.declared.uniques()) {
                List<Column> columns = columns(one, unique.columns(), "unique constraint");
                if (!columns.isEmpty()) {
                    one.table.add(new UniqueKey(names.orNull(unique.name()), columns, unique.options()));
                }
            }
            for (IndexDeclaration index : one.declared.indexes()) {
                add(one, index);
            }
            for (CheckDeclaration check : one.declared.checks()) {
                one.table.add(new Check(names.orNull(check.name()), check.constraint(), check.options()));
            }
        }
    }

    /** {@code columnList} is a list of {@code column [ASC|DESC]} (Jakarta Persistence 3.2, 11.1.24). */
    private void add(Pending one, IndexDeclaration index) {
        List<String> columnNames = new ArrayList<>();
        List<Boolean> descending = new ArrayList<>();
        for (String item : index.columnList().split(",")) {
            String text = item.trim();
            String lower = text.toLowerCase(Locale.ROOT);
            boolean down = lower.endsWith(" desc");
            boolean up = lower.endsWith(" asc");
            columnNames.add(
                    text.substring(0, text.length() - (down ? 5 : up ? 4 : 0)).trim());
            descending.add(down);
        }
        List<Column> columns = columns(one, columnNames, "index");
        if (!columns.isEmpty()) {
            one.table.add(new Index(names.orNull(index.name()), columns, descending, index.unique(), index.options()));
        }
    }

    private List<Column> columns(Pending one, List<String> columnNames, String what) {
        List<Column> columns = new ArrayList<>();
        for (String name : columnNames) {
            Column column = name.isEmpty() ? null : one.table.column(names.of(name));
            if (column == null) {
                List<String> known =
                        one.table.columns().stream().map(c -> c.name().text()).toList();
                errors.add(one.where + ": the " + what + " of table " + one.table + " names the column '" + name
                        + "', which the table does not have" + NearestNames.remark(name, known)
                        + "; name a column, not an attribute.");
            }
            columns.add(column);
        }
        return columns.stream().allMatch(Objects::nonNull) ? columns : List.of();
    }
}
