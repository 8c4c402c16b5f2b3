package org.athanor.bootstrap;

import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.athanor.jdbc.ConnectionMode;
import org.athanor.jdbc.PoolSettings;
import org.athanor.util.NearestNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of Athanor's own. Whatever else begins with {@code athanor.} is a mistake, and told. */
final class SettingKeys {
    /** Which dialect to speak, by the product's name, whatever the URL or the driver says. */
    static final String DIALECT = "athanor.dialect";
    /** Prints each statement with its parameters and time. */
    static final String ECHO = "athanor.echo";
    /** A {@code BiConsumer<String, List<Object>>} that is told of each statement and its parameters. */
    static final String STATEMENT_OBSERVER = "athanor.statement-observer";
    /** Whether touching one lazy attribute loads it for all instances of the same result. */
    static final String COHORTS = "athanor.cohorts";
    /** Whether a change at one side of a relationship is made at the other side at once. */
    static final String BACK_POPULATE = "athanor.back-populate";
    /** How many rows are sent together. */
    static final String BATCH_SIZE = "athanor.batch-size";
    /** How many rows the driver reads ahead, where the query does not say. */
    static final String FETCH_SIZE = "athanor.fetch-size";
    /** How many compiled queries are kept. */
    static final String PLAN_CACHE_SIZE = "athanor.plan-cache-size";
    /** Whether classes are enhanced at run time, or used as if they were not; see {@link EnhancementMode}. */
    static final String INSTRUMENTATION = "athanor.instrumentation";
    /** Whether classes are made at run time to read and write attributes; if not, method handles do it. */
    static final String CODE_GENERATION = "athanor.code-generation";

    private static final Logger LOG = LoggerFactory.getLogger(SettingKeys.class);
    private static final String PREFIX = "athanor.";
    private static final Set<String> OWN = Set.of(
            DIALECT,
            ECHO,
            STATEMENT_OBSERVER,
            COHORTS,
            BACK_POPULATE,
            BATCH_SIZE,
            FETCH_SIZE,
            PLAN_CACHE_SIZE,
            INSTRUMENTATION,
            CODE_GENERATION,
            ConnectionMode.ISOLATION,
            ConnectionMode.READ_ONLY,
            PoolSettings.SIZE,
            PoolSettings.CONNECTION_TIMEOUT,
            PoolSettings.IDLE_TIMEOUT,
            PoolSettings.MAX_LIFETIME);

    private SettingKeys() {}

    /** Refuses unknown settings; {@code ofDialects} are those that dialects read. */
    static void check(Map<String, Object> settings, Set<String> ofDialects) {
        for (String key : settings.keySet()) {
            if (key.startsWith("javax.persistence.")) {
                LOG.warn("The setting {} is ignored; it is called jakarta{} now", key, key.substring("javax".length()));
            }
            if (key.startsWith(PREFIX) && !OWN.contains(key) && !ofDialects.contains(key)) {
                Set<String> known = new TreeSet<>(OWN);
                known.addAll(ofDialects);
                throw new PersistenceException(
                        "The setting " + key + " is not known" + NearestNames.question(key, known));
            }
        }
    }
}
