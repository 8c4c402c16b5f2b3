package org.athanor.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Closes the units of a test class after each test and has the invariants checked if the test passed.
 *
 * <pre>{@code
 * @RegisterExtension
 * final PersistenceExtension persistence = new PersistenceExtension();
 *
 * final TestUnit unit = persistence.start(TestUnit.of(Artist.class, Album.class));
 * }</pre>
 *
 * <p>JUnit makes a new instance of the class for each test, so every test has a fresh unit.
 */
public final class PersistenceExtension implements AfterEachCallback {

    private final List<TestUnit> units = new ArrayList<>();

    /** Starts a unit that ends with the test; in a field, in a set-up method or in the test itself. */
    public TestUnit start(TestUnit.Builder definition) {
        TestUnit unit = definition.start();
        units.add(unit);
        return unit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean passed = context.getExecutionException().isEmpty();
        List<Throwable> failures = new ArrayList<>();
        for (TestUnit unit : units) {
            if (passed) {
                attempt(unit::checkInvariants, failures);
            }
            attempt(unit::close, failures);
        }
        units.clear();
        rethrow(failures);
    }

    private static void attempt(Runnable step, List<Throwable> failures) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    private static void rethrow(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
