package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.EmbeddableType;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddableMapping;

/** An embeddable class. */
final class EmbeddableTypeView<X> extends ManagedTypeView<X> implements EmbeddableType<X> {
    private final EmbeddableMapping mapping;

    @SuppressWarnings("unchecked")
    EmbeddableTypeView(AthanorMetamodel metamodel, EmbeddableMapping mapping) {
        super(metamodel, (Class<X>) mapping.javaType());
        this.mapping = mapping;
    }

    @Override
    List<Attribute> declaredMappings() {
        return mapping.attributes();
    }

    @Override
    @Nullable
    ManagedTypeView<?> supertypeView() {
        return null;
    }

    @Override
    public PersistenceType getPersistenceType() {
        return PersistenceType.EMBEDDABLE;
    }
}
