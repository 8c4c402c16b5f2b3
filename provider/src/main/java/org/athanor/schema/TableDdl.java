package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.athanor.dialect.Capability;
import org.athanor.dialect.CommentSyntax;
import org.athanor.dialect.Dialect;
import org.athanor.sql.Insert;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Check;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Index;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Sequence;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;

/** The text of DDL statements, each on one line. */
final class TableDdl {
    private static final Pattern NULL = Pattern.compile("(?i)\\bnull\\b(?<!default null)");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");

    private final Dialect dialect;

    TableDdl(Dialect dialect) {
        this.dialect = dialect;
    }

    String createTable(Table table) {
        List<String> parts = new ArrayList<>();
        boolean keyDeclared = false;
        for (Column column : table.columns()) {
            boolean inlineKey = column.identity()
                    && dialect.identity().declaresPrimaryKey()
                    && table.primaryKey().equals(List.of(column));
            keyDeclared |= inlineKey;
            parts.add(column(column, inlineKey));
        }
        if (!keyDeclared && !table.primaryKey().isEmpty()) {
            parts.add("primary key " + columns(table.primaryKey()));
        }
        uniqueKeys(table).forEach(key -> parts.add(unique(table, key)));
        table.checks().forEach(check -> parts.add(check(check)));
        if (!dialect.can(Capability.ALTER_TABLE_ADD_CONSTRAINT)) {
            enforced(table).forEach(key -> parts.add(foreignKey(key)));
        }
        String options = table.options();
        String comment = inline(" comment = ", table.comment());
        return "create table " + dialect.tableName(table) + " (" + String.join(", ", parts) + ")" + comment
                + after(options);
    }

    private String column(Column column, boolean inlineKey) {
        String name = dialect.quoteIfNeeded(column.name()) + " ";
        String check = column.check();
        String rest = inline(" comment ", column.comment())
                + after(column.options())
                + (check == null || check.isBlank() ? "" : " check (" + check + ")");
        if (inlineKey || column.identity() && dialect.can(Capability.IDENTITY_IN_ANY_COLUMN)) {
            String type = dialect.identity().type();
            return name + (type.isEmpty() ? dialect.typeName(column) : type) + " "
                    + dialect.identity().suffix() + rest;
        }
        return name
                + dialect.typeName(column)
                + (column.nullable() || saysNull(column.definition()) ? "" : " not null")
                + rest;
    }

    private String inline(String before, @Nullable String comment) {
        return comment == null || dialect.schemaSyntax().comments() != CommentSyntax.INLINE
                ? ""
                : before + dialect.literal(comment);
    }

    /** The comments on a table and its columns, where they are statements. */
    List<String> comments(Table table) {
        if (dialect.schemaSyntax().comments() != CommentSyntax.STATEMENTS) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        String name = dialect.tableName(table);
        comment("table " + name, table.comment(), statements);
        for (Column column : table.columns()) {
            comment("column " + name + "." + dialect.quoteIfNeeded(column.name()), column.comment(), statements);
        }
        return statements;
    }

    private void comment(String on, @Nullable String comment, List<String> statements) {
        if (comment != null) {
            statements.add("comment on " + on + " is " + dialect.literal(comment));
        }
    }

    private static boolean saysNull(@Nullable String definition) {
        return definition != null
                && NULL.matcher(LITERAL.matcher(definition).replaceAll("''")).find();
    }

    private static String after(@Nullable String options) {
        return options == null || options.isBlank() ? "" : " " + options.trim();
    }

    /** The declared unique keys and those of single columns, each combination once. */
    static List<UniqueKey> uniqueKeys(Table table) {
        List<UniqueKey> keys = new ArrayList<>(table.uniqueKeys());
        for (Column column : table.columns()) {
            List<Column> alone = List.of(column);
            if (column.unique()
                    && !table.primaryKey().equals(alone)
                    && keys.stream().noneMatch(key -> key.columns().equals(alone))) {
                keys.add(new UniqueKey(null, alone, null));
            }
        }
        return keys;
    }

    private String unique(Table table, UniqueKey key) {
        return constraint(ConstraintNames.of(key.name(), ConstraintNames.UNIQUE, table, key.columns())) + "unique "
                + columns(key.columns()) + after(key.options());
    }

    private String check(Check check) {
        Name name = check.name();
        String before = name == null || name.text().isEmpty() ? "" : constraint(name);
        return before + "check (" + check.constraint() + ")" + after(check.options());
    }

    private String constraint(Name name) {
        return "constraint " + dialect.quoteIfNeeded(name) + " ";
    }

    private String foreignKey(ForeignKey key) {
        String definition = key.definition();
        String body = definition != null && !definition.isBlank()
                ? definition.trim()
                : "foreign key " + columns(key.columns()) + " references " + within(key.target()) + " "
                        + columns(key.referenced()) + after(key.options());
        return body.toLowerCase(Locale.ROOT).startsWith("constraint ") ? body : constraint(foreignKeyName(key)) + body;
    }

    private static Name foreignKeyName(ForeignKey key) {
        return ConstraintNames.of(key.name(), ConstraintNames.FOREIGN, key.table(), key.columns());
    }

    static List<ForeignKey> enforced(Table table) {
        return table.foreignKeys().stream().filter(ForeignKey::enforced).toList();
    }

    String addForeignKey(ForeignKey key) {
        return "alter table " + dialect.tableName(key.table()) + " add " + foreignKey(key);
    }

    String dropForeignKey(ForeignKey key) {
        return "alter table " + dialect.tableName(key.table()) + " drop constraint "
                + dialect.quoteIfNeeded(foreignKeyName(key));
    }

    String createIndex(Table table, Index index) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < index.columns().size(); i++) {
            boolean descending =
                    i < index.descending().size() && index.descending().get(i);
            columns.add(dialect.quoteIfNeeded(index.columns().get(i).name()) + (descending ? " desc" : ""));
        }
        Name name = ConstraintNames.of(index.name(), ConstraintNames.INDEX, table, index.columns());
        Name schema = dialect.qualifier(table);
        String before = schema == null || !schemaBeforeIndex() ? "" : dialect.quoteIfNeeded(schema) + ".";
        return (index.unique() ? "create unique index " : "create index ") + before + dialect.quoteIfNeeded(name)
                + " on " + within(table) + " (" + String.join(", ", columns) + ")" + after(index.options());
    }

    /** The name of a table in a foreign key or index of the same schema. */
    private String within(Table table) {
        return schemaBeforeIndex() ? dialect.quoteIfNeeded(table.name()) : dialect.tableName(table);
    }

    private boolean schemaBeforeIndex() {
        return dialect.schemaSyntax().schemaBeforeIndex();
    }

    String createSequence(Sequence sequence) {
        return "create sequence " + dialect.sequenceName(sequence) + " start with " + sequence.initialValue()
                + " increment by " + sequence.increment() + after(sequence.options());
    }

    private String columns(List<Column> columns) {
        return "("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(c -> dialect.quoteIfNeeded(c.name()))
                                .toList()) + ")";
    }

    /** The insert of an initial row, with its values as literals. */
    String insert(InitialRow row) {
        List<SqlExpression> values = new ArrayList<>();
        row.values().values().forEach(value -> values.add(new SqlExpression.Literal(value)));
        List<Column> columns = List.copyOf(row.values().keySet());
        return dialect.render(new Insert(row.table(), columns, List.of(values), List.of()))
                .text();
    }
}
