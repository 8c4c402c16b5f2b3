package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Type;
import org.athanor.jpa.metamodel.AthanorMetamodel;

/** All instances of an entity; or such a root seen as one of a subclass, or from within a subquery. */
final class RootNode<X> extends FromNode<X, X> implements Root<X> {
    private static final long serialVersionUID = 1;

    private final EntityType<X> entity;

    RootNode(AthanorMetamodel metamodel, EntityType<X> entity) {
        super(metamodel, entity.getJavaType());
        this.entity = entity;
    }

    RootNode<X> correlate() {
        RootNode<X> inner = new RootNode<>(metamodel(), entity);
        return inner.correlates(this, inner);
    }

    <T extends X> RootNode<T> treat(EntityType<T> type) {
        RootNode<T> special = new RootNode<>(metamodel(), type);
        special.treats(this);
        return special;
    }

    @Override
    FromNode<?, ?> origin() {
        FromNode<?, ?> general = treated();
        return general == null ? this : general.origin();
    }

    @Override
    Type<?> valueType() {
        return entity;
    }

    @Override
    public EntityType<X> getModel() {
        return entity;
    }

    @Override
    public @Nullable Path<?> getParentPath() {
        return null;
    }

    @Override
    public String toString() {
        return entity.getName();
    }
}
