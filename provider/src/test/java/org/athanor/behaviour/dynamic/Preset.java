package org.athanor.behaviour.dynamic;

import jakarta.persistence.EntityManager;
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

    EntityManager begin(TestUnit unit) {
        EntityManager manager = open(unit);
        if (!manager.getTransaction().isActive()) {
            manager.getTransaction().begin();
        }
        return manager;
    }
}
