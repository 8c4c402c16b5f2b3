package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.athanor.schema.SchemaGenerationSettings.Action;
import org.athanor.schema.SchemaGenerationSettings.Source;
import org.athanor.sql.schema.Schema;

/** Carries out what the settings ask for: first the scripts, then the database. (Jakarta Persistence 3.2, 9.4.) */
public final class SchemaGeneration {
    private static final String PREFIX = "jakarta.persistence.schema-generation.";
    private static final String LOAD_SCRIPT = "jakarta.persistence.sql-load-script-source";

    private final SchemaGenerationSettings settings;
    private final Schema schema;
    private final List<InitialRow> rows;
    private final SchemaCreator creator;
    private final SchemaDropper dropper;
    private final SchemaValidator validator;
    private final ScriptLocation scripts;

    public SchemaGeneration(
            SchemaGenerationSettings settings,
            Schema schema,
            List<InitialRow> rows,
            Dialect dialect,
            ClassLoader loader) {
        this.settings = settings;
        this.schema = schema;
        this.rows = List.copyOf(rows);
        this.creator = new SchemaCreator(dialect);
        this.dropper = new SchemaDropper(dialect);
        this.validator = new SchemaValidator(dialect);
        this.scripts = new ScriptLocation(loader);
    }

    /** Scripts and database. */
    public void generate(Database database) {
        writeScripts();
        changeDatabase(database);
    }

    /** Writes the scripts; needs no database. */
    public void writeScripts() {
        if (settings.scriptsAction().drops()) {
            scripts.write(
                    PREFIX + "scripts.drop-target",
                    required("scripts.drop-target", settings.dropScriptTarget()),
                    from(settings.dropSource(), dropper.statements(schema), this::dropScript));
        }
        if (settings.scriptsAction().creates()) {
            List<String> create = new ArrayList<>();
            if (settings.createDatabaseSchemas()) {
                create.addAll(creator.schemaStatements(schema));
            }
            create.addAll(from(settings.createSource(), creator.statements(schema, rows), this::createScript));
            scripts.write(
                    PREFIX + "scripts.create-target",
                    required("scripts.create-target", settings.createScriptTarget()),
                    create);
        }
    }

    private static Object required(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The setting " + PREFIX + "scripts.action asks for a script, but "
                    + PREFIX + name + " does not say where to write it");
        }
        return value;
    }

    private List<String> createScript() {
        Object source = settings.createScriptSource();
        return scripts.read(PREFIX + "create-script-source", requiredSource("create", source));
    }

    private List<String> dropScript() {
        Object source = settings.dropScriptSource();
        return scripts.read(PREFIX + "drop-script-source", requiredSource("drop", source));
    }

    private static Object requiredSource(String what, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The setting " + PREFIX + what + "-source asks for a script, but "
                    + PREFIX + what + "-script-source names none");
        }
        return value;
    }

    /** Where scripts come from when they are wanted. */
    private interface Script {
        List<String> statements();
    }

    private static List<String> from(Source source, List<String> metadata, Script script) {
        List<String> statements = new ArrayList<>();
        if (source != Source.METADATA && source != Source.METADATA_THEN_SCRIPT) {
            statements.addAll(script.statements());
        }
        if (source != Source.SCRIPT) {
            statements.addAll(metadata);
        }
        if (source == Source.METADATA_THEN_SCRIPT) {
            statements.addAll(script.statements());
        }
        return statements;
    }

    /** Changes or validates the database. */
    public void changeDatabase(Database database) {
        if (settings.databaseAction() == Action.NONE) {
            return;
        }
        try (JdbcSession session = database.openSession()) {
            if (settings.databaseAction().drops()) {
                each(settings.dropSource(), () -> dropper.drop(session, schema), () -> runDrop(session, dropScript()));
            }
            if (settings.databaseAction().creates()) {
                if (settings.createDatabaseSchemas()) {
                    new SchemaChange(session).runLeniently(creator.schemaStatements(schema));
                }
                each(
                        settings.createSource(),
                        () -> creator.create(session, schema, rows),
                        () -> runScript(
                                session,
                                PREFIX + "create-script-source",
                                settings.createScriptSource(),
                                createScript()));
            }
            if (settings.databaseAction() == Action.VALIDATE) {
                validate(session);
            }
            Object load = settings.loadScriptSource();
            if (load != null && settings.databaseAction().creates()) {
                runScript(session, LOAD_SCRIPT, load, scripts.read(LOAD_SCRIPT, load));
            }
        }
    }

    private static void each(Source source, Runnable metadata, Runnable script) {
        switch (source) {
            case METADATA -> metadata.run();
            case SCRIPT -> script.run();
            case METADATA_THEN_SCRIPT -> {
                metadata.run();
                script.run();
            }
            case SCRIPT_THEN_METADATA -> {
                script.run();
                metadata.run();
            }
        }
    }

    private static void runDrop(JdbcSession session, List<String> statements) {
        SchemaChange change = new SchemaChange(session);
        change.suspended(() -> change.runLeniently(statements));
    }

    private static void runScript(
            JdbcSession session, String setting, @Nullable Object source, List<String> statements) {
        try {
            run(session, statements);
        } catch (JdbcException e) {
            String script = ScriptLocation.describe(setting, source == null ? "" : source);
            throw new IllegalStateException(script + " fails. " + e.getMessage(), e);
        }
    }

    /** A script that begins and ends transactions itself is left to it. */
    private static void run(JdbcSession session, List<String> statements) {
        boolean own =
                statements.stream().map(s -> s.toLowerCase(Locale.ROOT)).anyMatch(SchemaGeneration::transactional);
        if (own) {
            new SchemaChange(session).outsideTransaction(statements);
        } else {
            new SchemaChange(session).run(statements);
        }
    }

    private static boolean transactional(String statement) {
        return statement.startsWith("begin")
                || statement.startsWith("commit")
                || statement.startsWith("pragma")
                || statement.startsWith("vacuum");
    }

    private void validate(JdbcSession session) {
        List<String> differences = validator.differences(session, schema);
        if (!differences.isEmpty()) {
            throw new SchemaDifferenceException(differences);
        }
    }
}
