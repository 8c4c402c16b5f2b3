package org.athanor.schema;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/**
 * Drops tables, referencing ones first, and sequences. In the database it takes what is there and gets past foreign keys of
 * tables it does not know, by CASCADE or by suspending them.
 */
public final class SchemaDropper {
    private final Dialect dialect;
    private final TableDdl ddl;

    public SchemaDropper(Dialect dialect) {
        this.dialect = dialect;
        this.ddl = new TableDdl(dialect);
    }

    /** The statements that drop everything, for a script. */
    public List<String> statements(Schema schema) {
        List<String> statements = new ArrayList<>();
        List<Table> tables = TableOrder.referencingFirst(schema);
        if (dialect.can(Capability.ALTER_TABLE_ADD_CONSTRAINT)) {
            tables.forEach(table -> TableDdl.enforced(table).forEach(key -> statements.add(ddl.dropForeignKey(key))));
        }
        tables.forEach(table -> statements.add("drop table " + dialect.tableName(table)));
        if (dialect.can(Capability.SEQUENCES)) {
            schema.sequences().forEach(s -> statements.add("drop sequence " + dialect.sequenceName(s)));
        }
        return statements;
    }

    /** Drops what is there. */
    public void drop(JdbcSession session, Schema schema) {
        List<String> statements = new ArrayList<>();
        String cascade = dialect.can(Capability.CASCADE_DROP) ? " cascade" : "";
        for (Table table : TableOrder.referencingFirst(schema)) {
            statements.add("drop table if exists " + dialect.tableName(table) + cascade);
        }
        if (dialect.can(Capability.SEQUENCES)) {
            schema.sequences().forEach(s -> statements.add("drop sequence if exists " + dialect.sequenceName(s)));
        }
        SchemaChange change = new SchemaChange(session);
        change.suspended(() -> change.run(statements));
    }
}
