package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.ValidationMode;
import java.util.List;
import java.util.Map;
import org.athanor.cascade.Cascades;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectChooser;
import org.athanor.flush.FlushPlans;
import org.athanor.flush.UnitOfWork;
import org.athanor.generator.IdentifierGenerators;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.CallbackCatalog;
import org.athanor.instrument.References;
import org.athanor.instrument.enhance.Attachment;
import org.athanor.jdbc.Database;
import org.athanor.jpa.AthanorEntityManagerFactory;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.bind.BindSettings;
import org.athanor.mapping.bind.Binder;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.mapping.source.Metadata;
import org.athanor.mapping.source.xml.MappingFiles;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.jpql.ClassFinder;
import org.athanor.query.jpql.JpqlParser;
import org.athanor.schema.SchemaGeneration;
import org.athanor.schema.SchemaGenerationSettings;
import org.athanor.session.Engine;
import org.athanor.session.OpenSessions;
import org.athanor.session.RowProbes;
import org.athanor.state.DetachedInstances;
import org.athanor.write.EntityWriters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a factory of a unit: settings, database, mappings, schema, engine; every part is given what it needs. */
final class FactoryAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(FactoryAssembly.class);

    private final PersistenceUnitDefinition unit;
    private final AthanorSettings settings;
    private final DatabaseAssembly databases;
    private final Metadata metadata;

    FactoryAssembly(PersistenceUnitDefinition unit, Map<?, ?> map) {
        this.unit = unit;
        Map<String, Object> merged = AthanorSettings.merge(unit, map);
        DialectChooser chooser = DialectChooser.of(unit.classLoader());
        SettingKeys.check(merged, chooser.settingNames());
        this.settings = read(unit, merged);
        this.databases = new DatabaseAssembly(settings, chooser, unit);
        this.metadata = MappingFiles.read(MappingFileLocations.of(unit), unit.classLoader());
        checkSupported(merged);
    }

    private static AthanorSettings read(PersistenceUnitDefinition unit, Map<String, Object> merged) {
        try {
            return AthanorSettings.of(unit, merged);
        } catch (IllegalArgumentException e) {
            throw new PersistenceException(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkSupported(Map<String, Object> merged) {
        SettingSource source = new SettingSource(merged);
        ValidationMode validation = source.constant(ValidationMode.class, "jakarta.persistence.validation.mode");
        if ((validation == null ? unit.validationMode() : validation) == ValidationMode.CALLBACK) {
            throw new PersistenceException("The persistence unit " + unit
                    + " wants Bean Validation, which is not supported yet. Set its validation mode to NONE");
        }
        PersistenceUnitTransactionType type =
                source.constant(PersistenceUnitTransactionType.class, "jakarta.persistence.transactionType");
        if ((type == null ? unit.transactionType() : type) == PersistenceUnitTransactionType.JTA) {
            throw new PersistenceException("The persistence unit " + unit
                    + " wants JTA transactions, which are not supported yet. Set transaction-type=\"RESOURCE_LOCAL\"");
        }
    }

    /** On failure whatever was opened is closed again. */
    AthanorEntityManagerFactory factory() {
        Database database = null;
        try {
            database = databases.database();
            Mappings mappings = mappings(database.dialect());
            InitialRows initialRows = new InitialRows(mappings);
            new SchemaGeneration(
                            settings.schemaGeneration(),
                            mappings.schema(),
                            initialRows.rows(),
                            database.dialect(),
                            unit.classLoader())
                    .generate(database);
            return new AthanorEntityManagerFactory(
                    unit.name(),
                    settings.all(),
                    engine(mappings, database),
                    settings.rules(),
                    settings.findDefaults(),
                    initialRows.rows(),
                    type -> metadata.on(type).all(NamedEntityGraph.class));
        } catch (RuntimeException | Error e) {
            close(database, e);
            throw asPersistenceException(e);
        }
    }

    /** Only the schema, for generateSchema; connects only if the database itself is to be changed. */
    void generateSchema() {
        Database database = null;
        try {
            if (settings.schemaGeneration().databaseAction() != SchemaGenerationSettings.Action.NONE) {
                database = databases.database();
            }
            Dialect dialect = database == null ? databases.dialectForScripts() : database.dialect();
            Mappings mappings = mappings(dialect);
            SchemaGeneration generation = new SchemaGeneration(
                    settings.schemaGeneration(),
                    mappings.schema(),
                    new InitialRows(mappings).rows(),
                    dialect,
                    unit.classLoader());
            if (database == null) {
                generation.writeScripts();
            } else {
                generation.generate(database);
                database.close();
            }
        } catch (RuntimeException | Error e) {
            close(database, e);
            throw asPersistenceException(e);
        }
    }

    /** Whether classes that are not enhanced may be. */
    EnhancementMode enhancement() {
        return settings.enhancement();
    }

    private Mappings mappings(Dialect dialect) {
        if (settings.enhancement() == EnhancementMode.ATTACH) {
            Attachment.attach(ManagedClasses.names(unit), LOG::warn);
        }
        BindSettings plain = BindSettings.of(dialect.can(Capability.SEQUENCES));
        return new Binder()
                .bind(
                        AnnotationSource.read(List.of(ManagedClasses.of(unit)), metadata),
                        new BindSettings(
                                plain.sequences(),
                                metadata.catalog(),
                                metadata.schema(),
                                metadata.delimitedIdentifiers(),
                                settings.sharedCacheMode()));
    }

    private Engine engine(Mappings mappings, Database database) {
        Dialect dialect = database.dialect();
        Accesses accesses = new Accesses(
                mappings,
                basic -> dialect.codec(basic.type().sqlType()).fetch(),
                settings.enhancement() != EnhancementMode.OFF,
                settings.codeGeneration());
        tellNotEnhanced(accesses);
        References references = new References(accesses);
        EntityLoaders loaders = new EntityLoaders(mappings, dialect, accesses, references);
        EntityWriters writers = new EntityWriters(mappings, dialect);
        Cascades cascades = new Cascades(accesses);
        return new Engine(
                mappings,
                database,
                accesses,
                references,
                new CallbackCatalog(CallbackCatalog::instantiate),
                loaders,
                writers,
                new IdentifierGenerators(database),
                cascades,
                new UnitOfWork(new FlushPlans(accesses, writers), cascades),
                new Once<>(() -> new QueryPlans(
                        mappings,
                        dialect,
                        loaders,
                        accesses,
                        new JpqlParser(mappings, ClassFinder.of(unit.classLoader()))::parse,
                        settings.planCacheSize())),
                new RowProbes(dialect),
                new DetachedInstances(),
                new OpenSessions());
    }

    private void tellNotEnhanced(Accesses accesses) {
        List<String> classes = accesses.notEnhanced();
        if (!classes.isEmpty() && settings.enhancement() != EnhancementMode.OFF) {
            LOG.info(
                    "{}: {} of {} entity classes are not enhanced, so their changes are found by comparing every managed"
                            + " instance, and their lazy columns are read at once: {}. The cure: enhance them in the build with"
                            + " the Byte Buddy plugin, or start with -javaagent (see the guide, Instrumentation)",
                    unit.name(),
                    classes.size(),
                    accesses.mappings().entities().size(),
                    String.join("; ", classes));
        }
    }

    private static void close(@Nullable Database database, Throwable failure) {
        if (database != null) {
            try {
                database.close();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private RuntimeException asPersistenceException(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof PersistenceException persistence
                ? persistence
                : new PersistenceException("The persistence unit " + unit + " does not start. " + e.getMessage(), e);
    }
}
