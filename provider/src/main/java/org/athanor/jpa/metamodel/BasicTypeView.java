package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.BasicType;

/** A class that is stored as a value. */
record BasicTypeView<X>(Class<X> type) implements BasicType<X> {
    @Override
    public PersistenceType getPersistenceType() {
        return PersistenceType.BASIC;
    }

    @Override
    public Class<X> getJavaType() {
        return type;
    }
}
