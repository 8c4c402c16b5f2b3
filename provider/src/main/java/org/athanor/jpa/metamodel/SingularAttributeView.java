package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ToOneAttribute;

/** A basic, embedded or to-one attribute. */
final class SingularAttributeView<X, T> extends AttributeView<X, T> implements SingularAttribute<X, T> {
    SingularAttributeView(ManagedTypeView<X> declaringType, Attribute attribute) {
        super(declaringType, attribute);
    }

    @Override
    public boolean isId() {
        return mapped().isId();
    }

    @Override
    public boolean isVersion() {
        return mapped() instanceof BasicAttribute basic && basic.isVersion();
    }

    @Override
    public boolean isOptional() {
        return mapped() instanceof BasicAttribute basic
                ? basic.optional()
                : !(mapped() instanceof ToOneAttribute toOne) || toOne.optional();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Type<T> getType() {
        return mapped() instanceof ToOneAttribute toOne
                ? (Type<T>) declaring().metamodel().type(toOne.target().javaType())
                : declaring().metamodel().type(getJavaType());
    }

    @Override
    public BindableType getBindableType() {
        return BindableType.SINGULAR_ATTRIBUTE;
    }

    @Override
    public Class<T> getBindableJavaType() {
        return getType().getJavaType();
    }
}
