package org.athanor.jpa;

import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Metamodel;

/** A graph that begins at an attribute. */
final class AthanorSubgraph<T> extends AthanorGraph<T> implements Subgraph<T> {
    AthanorSubgraph(Metamodel metamodel, Class<T> type) {
        super(metamodel, type);
    }

    AthanorSubgraph<T> copy() {
        AthanorSubgraph<T> copy = new AthanorSubgraph<>(metamodel(), type());
        copyNodesTo(copy);
        return copy;
    }

    @Override
    public Class<T> getClassType() {
        return type();
    }
}
