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

/** The sequences of the database, by the queries that the dialect has for that, beside those of the mappings. */
final class LiveSequences {
    private record Found(String schema, String name) {}

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

    /** Those of the schema that are not there, or all where the database does not tell. */
    List<Sequence> missing(Schema wanted) {
        if (dialect.schemaSyntax().sequences().list().isEmpty()) {
            return wanted.sequences();
        }
        return read(wanted).stream().filter(sequence -> find(sequence) == null).toList();
    }

    void compare(Schema wanted, List<String> differences) {
        for (Sequence sequence : read(wanted)) {
            Found found = find(sequence);
            if (found == null) {
                differences.add("The sequence " + sequence.name() + " is missing");
                continue;
            }
            Long increment = increment(sequence, found);
            if (increment != null && increment != sequence.increment()) {
                differences.add("The sequence " + sequence.name() + " has the increment " + increment + ", expected "
                        + sequence.increment() + " (the allocationSize of its generator)");
            }
        }
    }

    /** Reads what there is, if any are wanted and the database can tell. */
    private List<Sequence> read(Schema wanted) {
        String list = dialect.schemaSyntax().sequences().list();
        if (list.isEmpty() || wanted.sequences().isEmpty()) {
            return List.of();
        }
        session.query(list, Binder.NONE, rows -> {
            while (rows.next()) {
                String name = rows.getString(2);
                schemas.computeIfAbsent(rows.getString(1), s -> new LinkedHashMap<>())
                        .put(name, name);
            }
            return schemas;
        });
        return wanted.sequences();
    }

    private @Nullable Found find(Sequence sequence) {
        for (String schema : searched(sequence)) {
            String name = tables.names().find(sequence.name(), schemas.getOrDefault(schema, Map.of()));
            if (name != null) {
                return new Found(schema, name);
            }
        }
        return null;
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

    private @Nullable Long increment(Sequence sequence, Found found) {
        String sql = dialect.schemaSyntax()
                .sequences()
                .increment()
                .replace("{sequence}", dialect.sequenceName(sequence))
                .replace("{schema}", found.schema.replace("'", "''"))
                .replace("{name}", found.name.replace("'", "''"));
        return session.query(sql, Binder.NONE, rows -> rows.next() ? rows.getLong(1) : null);
    }
}
