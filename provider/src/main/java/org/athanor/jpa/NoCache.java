package org.athanor.jpa;

import jakarta.persistence.Cache;
import jakarta.persistence.PersistenceException;

/** The cache of a unit that shares nothing between persistence contexts. */
final class NoCache implements Cache {
    private final AthanorEntityManagerFactory factory;

    NoCache(AthanorEntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public boolean contains(Class<?> type, Object id) {
        factory.requireOpen();
        return false;
    }

    @Override
    public void evict(Class<?> type, Object id) {
        factory.requireOpen();
    }

    @Override
    public void evict(Class<?> type) {
        factory.requireOpen();
    }

    @Override
    public void evictAll() {
        factory.requireOpen();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new PersistenceException("The cache is not a " + type.getName());
    }
}
