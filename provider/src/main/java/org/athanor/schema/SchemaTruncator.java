package org.athanor.schema;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/**
 * Empties all tables in one transaction and lets identity columns begin anew. Tables with initial rows, the counters of
 * generators, stay as they are: a generator that runs has numbers of them in hand.
 */
public final class SchemaTruncator {
    private final Dialect dialect;

    public SchemaTruncator(Dialect dialect) {
        this.dialect = dialect;
    }

    public void truncate(JdbcSession session, Schema schema, List<InitialRow> rows) {
        List<String> statements = new ArrayList<>();
        List<Table> tables = new ArrayList<>(TableOrder.referencingFirst(schema));
        rows.forEach(row -> tables.remove(row.table()));
        tables.forEach(table -> statements.add("delete from " + dialect.tableName(table)));
        SchemaSyntax syntax = dialect.schemaSyntax();
        if (!syntax.resetIdentity().isEmpty() && hasCounters(session, syntax.resetIdentityWhen())) {
            tables.forEach(table -> reset(syntax.resetIdentity(), table, statements));
        }
        SchemaChange change = new SchemaChange(session);
        change.suspended(() -> change.run(statements));
    }

    private void reset(String sql, Table table, List<String> statements) {
        String filled = sql.replace("{table}", dialect.tableName(table))
                .replace("{name}", table.name().text().replace("'", "''"));
        if (!filled.contains("{column}")) {
            statements.add(filled);
            return;
        }
        for (Column column : table.columns()) {
            if (column.identity()) {
                statements.add(filled.replace("{column}", dialect.quoteIfNeeded(column.name())));
            }
        }
    }

    private static boolean hasCounters(JdbcSession session, String query) {
        return query.isEmpty()
                || Boolean.TRUE.equals(session.query(query, Binder.NONE, rows -> rows.next() && rows.getInt(1) != 0));
    }
}
