package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.util.Locale;

/**
 * What {@code jakarta.persistence.schema-generation.*} asks for (Jakarta Persistence 3.2, 9.4).
 *
 * @param createScriptSource a {@link java.io.Reader}, or text naming a resource, a URL or a file
 * @param dropScriptSource likewise
 * @param createScriptTarget a {@link java.io.Writer}, or text naming a URL or a file
 * @param dropScriptTarget likewise
 * @param loadScriptSource a script run after the database action has created the tables, likewise
 */
public record SchemaGenerationSettings(
        Action databaseAction,
        Action scriptsAction,
        Source createSource,
        Source dropSource,
        @Nullable Object createScriptSource,
        @Nullable Object dropScriptSource,
        @Nullable Object createScriptTarget,
        @Nullable Object dropScriptTarget,
        boolean createDatabaseSchemas,
        @Nullable Object loadScriptSource) {
    /** What to do. */
    public enum Action {
        NONE,
        CREATE,
        DROP_AND_CREATE,
        DROP,
        VALIDATE;

        /** From a setting's value; null means none. */
        public static Action of(String setting, @Nullable String value) {
            return parse(Action.class, setting, value, NONE);
        }

        boolean drops() {
            return this == DROP || this == DROP_AND_CREATE;
        }

        boolean creates() {
            return this == CREATE || this == DROP_AND_CREATE;
        }
    }

    /** Where the statements come from. */
    public enum Source {
        METADATA,
        SCRIPT,
        METADATA_THEN_SCRIPT,
        SCRIPT_THEN_METADATA;

        /** From a setting's value; without one it is the script when there is a script. */
        public static Source of(String setting, @Nullable String value, @Nullable Object script) {
            return parse(Source.class, setting, value, script == null ? METADATA : SCRIPT);
        }
    }

    /** Only the database, from the mappings. */
    public static SchemaGenerationSettings database(Action action) {
        return new SchemaGenerationSettings(
                action, Action.NONE, Source.METADATA, Source.METADATA, null, null, null, null, false, null);
    }

    private static <E extends Enum<E>> E parse(Class<E> type, String setting, @Nullable String value, E otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.trim().replace('-', '_'))) {
                return constant;
            }
        }
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            known.append(known.length() == 0 ? "" : ", ")
                    .append(constant.name().replace('_', '-').toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("The setting " + setting + " is '" + value + "'; it takes one of " + known);
    }
}
