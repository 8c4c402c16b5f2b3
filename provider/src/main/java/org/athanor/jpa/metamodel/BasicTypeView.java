package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.BasicType;
import java.io.Serializable;

/** A class that is stored as a value. */
record BasicTypeView<X>(Class<X> type) implements BasicType<X>, Serializable {
    @Override
    public PersistenceType getPersistenceType() {
        return PersistenceType.BASIC;
    }

    @Override
    public Class<X> getJavaType() {
        return type;
    }
}
