package org.athanor.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips everything when the database of the run is a server that does not answer, and says so, unless the property
 * {@value #REQUIRED} names it (or says {@code all}): then it is an error. For runs with JUnit's detection of extensions on.
 */
public final class DatabaseThere implements ExecutionCondition {

    static final String REQUIRED = "athanor.testing.require";

    private static final Map<DatabaseKind, String> FAILURES = new ConcurrentHashMap<>();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        DatabaseKind kind = DatabaseKind.current();
        String failure = kind.inMemory() ? "" : FAILURES.computeIfAbsent(kind, DatabaseThere::failureOf);
        if (failure.isEmpty()) {
            return ConditionEvaluationResult.enabled(kind + " answers");
        }
        if (required(kind)) {
            throw new IllegalStateException(failure + " It is required by " + REQUIRED);
        }
        return ConditionEvaluationResult.disabled(failure);
    }

    private static boolean required(DatabaseKind kind) {
        String names = System.getProperty(REQUIRED, "").toUpperCase(Locale.ROOT);
        return names.equals("ALL") || Arrays.asList(names.split(",")).contains(kind.name());
    }

    private static String failureOf(DatabaseKind kind) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            database.sql("select 1");
            return "";
        } catch (IllegalStateException e) {
            String failure = "No suite runs on " + kind + ": " + e.getMessage() + ".";
            System.err.println(failure);
            return failure;
        }
    }
}
