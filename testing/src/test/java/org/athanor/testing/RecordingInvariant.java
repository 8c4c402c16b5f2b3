package org.athanor.testing;

import jakarta.persistence.EntityManager;

/** Notes when it is asked; breaks when told to. */
public final class RecordingInvariant implements Invariant {

    static boolean broken;

    @Override
    public void beforeClose(TestUnit unit, EntityManager manager) {
        RecordingProvider.CALLS.add("invariant of manager");
    }

    @Override
    public void afterTest(TestUnit unit) {
        RecordingProvider.CALLS.add("invariant of unit");
        if (broken) {
            throw new AssertionError("a connection is still held");
        }
    }
}
