package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.MappedSuperclassType;
import java.util.List;
import java.util.Objects;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;

/** A mapped superclass; its attributes are shown as the first entity below it maps them. */
final class MappedSuperclassTypeView<X> extends IdentifiableTypeView<X> implements MappedSuperclassType<X> {
    private final MappedSuperclassMapping mapping;
    private final Mappings mappings;

    @SuppressWarnings("unchecked")
    MappedSuperclassTypeView(AthanorMetamodel metamodel, MappedSuperclassMapping mapping, Mappings mappings) {
        super(metamodel, (Class<X>) mapping.javaType());
        this.mapping = mapping;
        this.mappings = mappings;
    }

    @Override
    List<Attribute> declaredMappings() {
        EntityMapping entity = firstEntity();
        return entity == null
                ? List.of()
                : mapping.attributeNames().stream()
                        .map(entity::attribute)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private @Nullable EntityMapping firstEntity() {
        for (EntityMapping entity : mappings.entities()) {
            if (getJavaType().isAssignableFrom(entity.javaType())) {
                return entity;
            }
        }
        return null;
    }

    @Override
    @Nullable
    Class<?> idClass() {
        EntityMapping entity = firstEntity();
        return entity == null ? null : entity.id().idClass();
    }

    @Override
    public PersistenceType getPersistenceType() {
        return PersistenceType.MAPPED_SUPERCLASS;
    }
}
