package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.Timeout;
import java.util.Map;
import org.athanor.mapping.EntityMapping;
import org.athanor.session.FindOptions;

/** The options of one call, as objects (FindOption and its kin) or as hints by name, read into {@link FindOptions}. */
final class FindOptionReader {
    static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    static final String QUERY_TIMEOUT = "jakarta.persistence.query.timeout";
    static final String FETCH_GRAPH = "jakarta.persistence.fetchgraph";
    static final String LOAD_GRAPH = "jakarta.persistence.loadgraph";

    private FindOptionReader() {}

    /** From the options of find, refresh or lock; an option none of them knows is an error. */
    static FindOptions ofObjects(FindOptions start, Object... options) {
        FindOptions result = start;
        for (Object option : options) {
            if (option instanceof LockModeType mode) {
                result = result.withLockMode(mode);
            } else if (option instanceof Timeout timeout) {
                result = result.withLockTimeout(timeout.milliseconds());
            } else if (!(option instanceof PessimisticLockScope
                    || option instanceof CacheRetrieveMode
                    || option instanceof CacheStoreMode)) {
                throw new IllegalArgumentException("The option " + option + " is not known");
            }
        }
        return result;
    }

    /** From hints; those of other providers are ignored, as specified. */
    static FindOptions ofHints(
            FindOptions start, @Nullable EntityMapping mapping, @Nullable Map<String, Object> hints) {
        FindOptions result = start;
        if (hints == null) {
            return result;
        }
        for (Map.Entry<String, Object> hint : hints.entrySet()) {
            Object value = hint.getValue();
            result = switch (hint.getKey()) {
                case LOCK_TIMEOUT -> result.withLockTimeout(millis(hint));
                case QUERY_TIMEOUT -> result.withTimeout(millis(hint));
                case FETCH_GRAPH, LOAD_GRAPH ->
                    value instanceof EntityGraph<?> graph && mapping != null
                            ? result.withPlan(GraphPlans.plan(
                                    graph, mapping, hint.getKey().equals(FETCH_GRAPH)))
                            : result;
                default -> result;
            };
        }
        return result;
    }

    static int millis(Map.Entry<String, Object> hint) {
        return millis(hint.getKey(), hint.getValue());
    }

    static int millis(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.intValue();
        }
        try {
            return Integer.parseInt(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The hint " + name + " is '" + value + "', it must be a number of milliseconds", e);
        }
    }
}
