package org.athanor.jpa;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.schema.InitialRow;
import org.athanor.schema.SchemaCreator;
import org.athanor.schema.SchemaDropper;
import org.athanor.schema.SchemaTruncator;
import org.athanor.schema.SchemaValidator;
import org.athanor.sql.schema.Schema;

/** Creates, drops, compares and empties the tables of a unit (Jakarta Persistence 3.2, SchemaManager). */
final class AthanorSchemaManager implements SchemaManager {
    private final AthanorEntityManagerFactory factory;
    private final Dialect dialect;
    private final Schema schema;
    private final List<InitialRow> rows = new ArrayList<>();

    AthanorSchemaManager(AthanorEntityManagerFactory factory) {
        this.factory = factory;
        this.dialect = factory.engine().database().dialect();
        this.schema = factory.engine().mappings().schema();
        factory.initialRows().forEach(rows::add);
    }

    @Override
    public void create(boolean createSchemas) {
        withSession(session -> {
            SchemaCreator creator = new SchemaCreator(dialect);
            if (createSchemas) {
                creator.schemaStatements(schema).forEach(session::execute);
            }
            creator.create(session, schema, rows);
        });
    }

    /** Schemas are left alone: they may hold what belongs to others. */
    @Override
    public void drop(boolean dropSchemas) {
        withSession(session -> new SchemaDropper(dialect).drop(session, schema));
    }

    @Override
    public void validate() throws SchemaValidationException {
        List<String> differences = new ArrayList<>();
        withSession(session -> differences.addAll(new SchemaValidator(dialect).differences(session, schema)));
        if (!differences.isEmpty()) {
            throw new SchemaValidationException(
                    "The database differs from the mappings of '" + factory.getName() + "':\n  - "
                            + String.join("\n  - ", differences),
                    differences.stream().map(PersistenceException::new).toArray(Exception[]::new));
        }
    }

    @Override
    public void truncate() {
        withSession(session -> new SchemaTruncator(dialect).truncate(session, schema, rows));
    }

    private void withSession(Consumer<JdbcSession> work) {
        factory.requireOpen();
        try (JdbcSession session = factory.engine().database().openSession()) {
            work.accept(session);
        } catch (RuntimeException e) {
            throw factory.translation().translate(e);
        }
    }
}
