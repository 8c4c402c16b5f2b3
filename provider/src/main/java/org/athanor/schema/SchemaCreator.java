package org.athanor.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Sequence;
import org.athanor.sql.schema.Table;

/**
 * Creates tables, referenced ones first, with their constraints, indexes, sequences and initial rows. Foreign keys are part of
 * their tables where the database cannot add them later, and come last where it can.
 */
public final class SchemaCreator {
    private final Dialect dialect;
    private final TableDdl ddl;

    public SchemaCreator(Dialect dialect) {
        this.dialect = dialect;
        this.ddl = new TableDdl(dialect);
    }

    /** The statements that create everything, for a script. */
    public List<String> statements(Schema schema, List<InitialRow> rows) {
        return statements(TableOrder.referencedFirst(schema), schema.sequences(), rows);
    }

    /** The statements that create the schemas the tables name. */
    public List<String> schemaStatements(Schema schema) {
        Set<Name> names = new LinkedHashSet<>();
        for (Table table : schema.tables()) {
            Name name = dialect.qualifier(table);
            if (name != null) {
                names.add(name);
            }
        }
        if (!dialect.can(Capability.CREATE_SCHEMA)) {
            return List.of();
        }
        return names.stream()
                .map(name -> "create schema if not exists " + dialect.quoteIfNeeded(name))
                .toList();
    }

    private List<String> statements(List<Table> tables, List<Sequence> sequences, List<InitialRow> rows) {
        List<String> statements = new ArrayList<>();
        if (dialect.can(Capability.SEQUENCES)) {
            sequences.forEach(sequence -> statements.add(ddl.createSequence(sequence)));
        }
        tables.forEach(table -> statements.add(ddl.createTable(table)));
        for (Table table : tables) {
            table.indexes().forEach(index -> statements.add(ddl.createIndex(table, index)));
        }
        tables.forEach(table -> statements.addAll(ddl.comments(table)));
        if (dialect.can(Capability.ALTER_TABLE_ADD_CONSTRAINT)) {
            tables.forEach(table -> TableDdl.enforced(table).forEach(key -> statements.add(ddl.addForeignKey(key))));
        }
        for (InitialRow row : rows) {
            if (tables.contains(row.table())) {
                statements.add(ddl.insert(row));
            }
        }
        return statements;
    }

    /**
     * Creates the tables and sequences the database does not have; those that are there stay as they are. Another program may be at it in
     * the same moment: when creating fails, and has left nothing behind, and tables have appeared meanwhile, the rest is tried.
     */
    public void create(JdbcSession session, Schema schema, List<InitialRow> rows) {
        Missing missing = missing(session, schema);
        while (true) {
            try {
                new SchemaChange(session).run(statements(missing.tables, missing.sequences, rows));
                return;
            } catch (JdbcException e) {
                Missing still = missing(session, schema);
                if (!dialect.can(Capability.TRANSACTIONAL_DDL) || still.count() >= missing.count()) {
                    throw e;
                }
                missing = still;
            }
        }
    }

    private record Missing(List<Table> tables, List<Sequence> sequences) {
        int count() {
            return tables.size() + sequences.size();
        }
    }

    private static Missing missing(JdbcSession session, Schema schema) {
        LiveTables live = LiveTables.names(session, schema);
        List<Table> tables = TableOrder.referencedFirst(schema).stream()
                .filter(table -> !live.contains(table))
                .toList();
        return new Missing(tables, new LiveSequences(session, live).missing(schema));
    }
}
