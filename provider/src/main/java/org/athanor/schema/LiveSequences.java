package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Sequence;

/** Compares sequences with those of the database, by the queries that the dialect has for that. */
final class LiveSequences {
    private final JdbcSession session;
    private final Dialect dialect;
    private final LiveTables tables;
    /** By schema, the names of sequences, each with itself. */
    private final Map<String, Map<String, String>> schemas = new LinkedHashMap<>();

    LiveSequences(JdbcSession session, LiveTables tables) {
        this.session = session;
        this.dialect = session.dialect();
        this.tables = tables;
    }

    void compare(Schema wanted, List<String> differences) {
        String list = dialect.schemaSyntax().sequences().list();
        if (list.isEmpty() || wanted.sequences().isEmpty()) {
            return;
        }
        session.query(list, Binder.NONE, rows -> {
            while (rows.next()) {
                String name = rows.getString(2);
                schemas.computeIfAbsent(rows.getString(1), s -> new LinkedHashMap<>())
                        .put(name, name);
            }
            return schemas;
        });
        wanted.sequences().forEach(sequence -> compare(sequence, differences));
    }

    private void compare(Sequence sequence, List<String> differences) {
        for (String schema : searched(sequence)) {
            String found = tables.names().find(sequence.name(), schemas.getOrDefault(schema, Map.of()));
            if (found != null) {
                Long increment = increment(sequence, schema, found);
                if (increment != null && increment != sequence.increment()) {
                    differences.add("The sequence " + sequence.name() + " has the increment " + increment + ", expected "
                            + sequence.increment() + " (the allocationSize of its generator)");
                }
                return;
            }
        }
        differences.add("The sequence " + sequence.name() + " is missing");
    }

    private List<String> searched(Sequence sequence) {
        Name qualifier = dialect.qualifier(sequence);
        if (qualifier == null) {
            return tables.ownSchemas();
        }
        List<String> found = new ArrayList<>(schemas.keySet());
        found.removeIf(schema -> !schema.equalsIgnoreCase(qualifier.text()));
        return found;
    }

    private @Nullable Long increment(Sequence sequence, String schema, String name) {
        String sql = dialect.schemaSyntax()
                .sequences()
                .increment()
                .replace("{sequence}", dialect.sequenceName(sequence))
                .replace("{schema}", schema.replace("'", "''"))
                .replace("{name}", name.replace("'", "''"));
        return session.query(sql, Binder.NONE, rows -> rows.next() ? rows.getLong(1) : null);
    }
}
