package org.athanor.testing;

import jakarta.persistence.EntityManager;

/**
 * Something that holds after every piece of work whatever the test was about. Found by {@link java.util.ServiceLoader}, so
 * a module names its invariants once in {@code META-INF/services/org.athanor.testing.Invariant}. A check fails by an
 * {@link AssertionError}.
 */
public interface Invariant {

    /** Called with an entity manager that a unit opened, just before the unit closes it; no transaction is active. */
    default void beforeClose(TestUnit unit, EntityManager manager) {}

    /** Called after a test that passed, when all entity managers are closed and the factory is still open. */
    default void afterTest(TestUnit unit) {}
}
