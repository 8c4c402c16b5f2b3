package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;

/** An entity class. */
final class EntityTypeView<X> extends IdentifiableTypeView<X> implements EntityType<X> {
    private final EntityMapping mapping;

    @SuppressWarnings("unchecked")
    EntityTypeView(AthanorMetamodel metamodel, EntityMapping mapping) {
        super(metamodel, (Class<X>) mapping.javaType());
        this.mapping = mapping;
    }

    @Override
    List<Attribute> declaredMappings() {
        return mapping.attributes().stream().filter(this::declaresIt).toList();
    }

    /** Inherited ones are those that a managed superclass shows; anything else counts as this class's own. */
    private boolean declaresIt(Attribute attribute) {
        if (attribute.member().declaringClass() == getJavaType()) {
            return true;
        }
        for (ManagedTypeView<?> at = supertypeView(); at != null; at = at.supertypeView()) {
            if (at.declared().containsKey(attribute.name())) {
                return false;
            }
        }
        return true;
    }

    @Override
    @Nullable
    Class<?> idClass() {
        return mapping.id().kind() == Identifier.Kind.ID_CLASS ? mapping.id().idClass() : null;
    }

    @Override
    public String getName() {
        return mapping.name();
    }

    @Override
    public PersistenceType getPersistenceType() {
        return PersistenceType.ENTITY;
    }

    @Override
    public BindableType getBindableType() {
        return BindableType.ENTITY_TYPE;
    }

    @Override
    public Class<X> getBindableJavaType() {
        return getJavaType();
    }
}
