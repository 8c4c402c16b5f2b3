package org.athanor.face;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.athanor.Metadata;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.schema.InitialRow;
import org.athanor.schema.SchemaCreator;
import org.athanor.schema.SchemaDropper;
import org.athanor.schema.TableOrder;
import org.athanor.session.Engine;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.util.NearestNames;

/** The tables of a unit in public form. */
final class UnitMetadata implements Metadata {
    private final Engine engine;
    private final Schema schema;
    private final Iterable<InitialRow> initialRows;
    private final UnaryOperator<RuntimeException> failures;

    UnitMetadata(Engine engine, Iterable<InitialRow> initialRows, UnaryOperator<RuntimeException> failures) {
        this.engine = engine;
        this.schema = engine.mappings().schema();
        this.initialRows = initialRows;
        this.failures = failures;
    }

    @Override
    public List<Table> tables() {
        return TableOrder.referencedFirst(schema).stream()
                .map(UnitMetadata::table)
                .toList();
    }

    @Override
    public Table table(String name) {
        List<Table> tables = tables();
        for (Table table : tables) {
            if (table.name().equalsIgnoreCase(name)) {
                return table;
            }
        }
        throw new IllegalArgumentException("There is no table " + name
                + NearestNames.question(name, tables.stream().map(Table::name).toList()));
    }

    private static Table table(org.athanor.sql.schema.Table table) {
        List<Column> columns = columns(table.columns());
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (org.athanor.sql.schema.ForeignKey key : table.foreignKeys()) {
            foreignKeys.add(
                    new ForeignKey(names(key.columns()), key.target().name().text(), names(key.referenced())));
        }
        List<List<String>> uniqueKeys = new ArrayList<>();
        table.uniqueKeys().forEach(key -> uniqueKeys.add(names(key.columns())));
        return new Table(
                text(table.catalog()),
                text(table.schema()),
                table.name().text(),
                columns,
                columns(table.primaryKey()),
                foreignKeys,
                uniqueKeys);
    }

    private static @Nullable String text(@Nullable Name name) {
        return name == null ? null : name.text();
    }

    private static List<Column> columns(List<org.athanor.sql.schema.Column> columns) {
        return columns.stream()
                .map(column -> new Column(
                        column.name().text(),
                        column.type().name(),
                        column.nullable(),
                        column.unique(),
                        column.identity(),
                        column.length()))
                .toList();
    }

    private static List<String> names(List<org.athanor.sql.schema.Column> columns) {
        return columns.stream().map(column -> column.name().text()).toList();
    }

    @Override
    public void createAll() {
        List<InitialRow> rows = new ArrayList<>();
        initialRows.forEach(rows::add);
        run(session -> new SchemaCreator(dialect()).create(session, schema, rows));
    }

    @Override
    public void dropAll() {
        run(session -> new SchemaDropper(dialect()).drop(session, schema));
    }

    private Dialect dialect() {
        return engine.database().dialect();
    }

    private void run(Consumer<JdbcSession> work) {
        try (JdbcSession session = engine.database().openSession()) {
            work.accept(session);
        } catch (RuntimeException e) {
            throw failures.apply(e);
        }
    }
}
