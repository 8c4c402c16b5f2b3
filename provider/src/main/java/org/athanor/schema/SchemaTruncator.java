package org.athanor.schema;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
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
            for (Table table : tables) {
                String name = table.name().text().replace("'", "''");
                syntax.resetIdentity().forEach(sql -> statements.add(sql.replace("{table}", name)));
            }
        }
        SchemaChange change = new SchemaChange(session);
        change.suspended(() -> change.run(statements));
    }

    private static boolean hasCounters(JdbcSession session, String query) {
        return query.isEmpty()
                || Boolean.TRUE.equals(session.query(query, Binder.NONE, rows -> rows.next() && rows.getInt(1) != 0));
    }
}
