package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.SharedCacheMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.athanor.jdbc.EchoObserver;
import org.athanor.jdbc.JdbcSettings;
import org.athanor.jdbc.ParametersObserver;
import org.athanor.jdbc.StatementObserver;
import org.athanor.schema.SchemaGenerationSettings;
import org.athanor.session.FindOptions;
import org.athanor.session.SessionRules;

/** All settings of one unit, read once and typed. {@code dialect} are those that dialects read themselves, by full name. */
record AthanorSettings(
        ConnectionSettings connection,
        JdbcSettings jdbc,
        List<StatementObserver> observers,
        SchemaGenerationSettings schemaGeneration,
        SessionRules rules,
        FindOptions findDefaults,
        SharedCacheMode sharedCacheMode,
        int planCacheSize,
        EnhancementMode enhancement,
        boolean codeGeneration,
        @Nullable String databaseProductName,
        Map<String, String> dialect,
        Map<String, Object> all) {
    private static final String SCHEMA = "jakarta.persistence.schema-generation.";
    private static final int DEFAULT_PLANS = 4096;

    /** What persistence.xml says, then what the map says over it. */
    static Map<String, Object> merge(PersistenceUnitDefinition unit, Map<?, ?> map) {
        Map<String, Object> merged = new LinkedHashMap<>(unit.properties());
        map.forEach((key, value) -> {
            if (value == null) {
                merged.remove(String.valueOf(key));
            } else {
                merged.put(String.valueOf(key), value);
            }
        });
        return merged;
    }

    static AthanorSettings of(PersistenceUnitDefinition unit, Map<String, Object> merged) {
        SettingSource settings = new SettingSource(merged);
        JdbcSettings jdbc = JdbcSettings.defaults();
        SharedCacheMode cache = settings.constant(SharedCacheMode.class, "jakarta.persistence.sharedCache.mode");
        return new AthanorSettings(
                ConnectionSettings.of(settings, unit),
                new JdbcSettings(
                        settings.number(SettingKeys.BATCH_SIZE, jdbc.batchSize(), 0),
                        settings.number(SettingKeys.FETCH_SIZE, jdbc.fetchSize(), 0)),
                observers(settings),
                schemaGeneration(settings),
                SessionRules.JAKARTA
                        .withCohorts(settings.truth(SettingKeys.COHORTS, true))
                        .withBackPopulate(settings.truth(SettingKeys.BACK_POPULATE, true)),
                findDefaults(settings),
                cache != null ? cache : Objects.requireNonNullElse(unit.sharedCacheMode(), SharedCacheMode.UNSPECIFIED),
                settings.number(SettingKeys.PLAN_CACHE_SIZE, DEFAULT_PLANS, 0),
                enhancement(settings),
                settings.truth(SettingKeys.CODE_GENERATION, true),
                settings.word("jakarta.persistence.database-product-name"),
                dialectSettings(merged),
                merged);
    }

    private static EnhancementMode enhancement(SettingSource settings) {
        EnhancementMode mode = settings.constant(EnhancementMode.class, SettingKeys.INSTRUMENTATION);
        return mode == null ? EnhancementMode.AUTO : mode;
    }

    private static FindOptions findDefaults(SettingSource settings) {
        int lockTimeout = settings.number("jakarta.persistence.lock.timeout", FindOptions.NONE.lockTimeoutMillis());
        int queryTimeout = settings.number("jakarta.persistence.query.timeout", 0);
        return lockTimeout == FindOptions.NONE.lockTimeoutMillis() && queryTimeout == 0
                ? FindOptions.NONE
                : new FindOptions(null, LockModeType.NONE, lockTimeout, queryTimeout);
    }

    @SuppressWarnings("unchecked")
    private static List<StatementObserver> observers(SettingSource settings) {
        List<StatementObserver> observers = new ArrayList<>();
        boolean pretty = "pretty".equals(settings.get(SettingKeys.ECHO));
        if (pretty || settings.truth(SettingKeys.ECHO, false)) {
            observers.add(EchoObserver.toLog(pretty));
        }
        Object observer = settings.get(SettingKeys.STATEMENT_OBSERVER);
        if (observer instanceof BiConsumer<?, ?> consumer) {
            observers.add(new ParametersObserver((BiConsumer<String, List<Object>>) consumer));
        } else if (observer != null) {
            throw settings.wrong(SettingKeys.STATEMENT_OBSERVER, "a BiConsumer<String, List<Object>>, given in code");
        }
        return observers;
    }

    private static SchemaGenerationSettings schemaGeneration(SettingSource settings) {
        Object createScript = settings.get(SCHEMA + "create-script-source");
        Object dropScript = settings.get(SCHEMA + "drop-script-source");
        return new SchemaGenerationSettings(
                action(settings, SCHEMA + "database.action"),
                action(settings, SCHEMA + "scripts.action"),
                source(settings, SCHEMA + "create-source", createScript),
                source(settings, SCHEMA + "drop-source", dropScript),
                createScript,
                dropScript,
                target(settings, "create-target"),
                target(settings, "drop-target"),
                settings.truth(
                        SCHEMA + "create-database-schemas",
                        settings.truth("jakarta.persistence.create-database-schemas", false)),
                settings.get("jakarta.persistence.sql-load-script-source"));
    }

    /** The specification says {@code scripts.create-target}; the constants of its API leave {@code scripts} out. */
    private static @Nullable Object target(SettingSource settings, String name) {
        Object asSpecified = settings.get(SCHEMA + "scripts." + name);
        return asSpecified != null ? asSpecified : settings.get(SCHEMA + name);
    }

    private static SchemaGenerationSettings.Action action(SettingSource settings, String key) {
        return SchemaGenerationSettings.Action.of(key, settings.text(key));
    }

    private static SchemaGenerationSettings.Source source(SettingSource settings, String key, @Nullable Object script) {
        return SchemaGenerationSettings.Source.of(key, settings.text(key), script);
    }

    private static Map<String, String> dialectSettings(Map<String, Object> merged) {
        Map<String, String> found = new LinkedHashMap<>();
        merged.forEach((key, value) -> {
            if (key.startsWith("athanor.") && !key.equals(SettingKeys.STATEMENT_OBSERVER)) {
                found.put(key, value.toString());
            }
        });
        return found;
    }
}
