package org.athanor.behaviour.relationships;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import org.athanor.SessionFactory;
import org.athanor.testing.TestUnit;

/** The rules of a session; both have an entity manager to use it by. */
enum Preset {
    JAKARTA {
        @Override
        EntityManager open(TestUnit unit) {
            return unit.entityManager();
        }
    },
    NATIVE {
        @Override
        EntityManager open(TestUnit unit) {
            return unit.factory().unwrap(SessionFactory.class).open().entityManager();
        }
    };

    abstract EntityManager open(TestUnit unit);

    /** With a transaction begun, and flushes only where the test says so. */
    EntityManager begin(TestUnit unit) {
        EntityManager manager = open(unit);
        manager.setFlushMode(FlushModeType.COMMIT);
        if (!manager.getTransaction().isActive()) {
            manager.getTransaction().begin();
        }
        return manager;
    }
}
