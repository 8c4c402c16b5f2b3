package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.athanor.expression.BooleanAttribute;
import org.athanor.expression.ComparableAttribute;
import org.athanor.expression.EmbeddedAttribute;
import org.athanor.expression.NumberAttribute;
import org.athanor.expression.StringAttribute;
import org.athanor.expression.ToOneAttribute;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.util.Wrappers;

/** A basic, embedded or to-one attribute; one subclass for each set of operators. */
abstract sealed class SingularAttributeView<X, T> extends AttributeView<X, T> implements SingularAttribute<X, T> {
    SingularAttributeView(ManagedTypeView<X> declaringType, Attribute attribute) {
        super(declaringType, attribute);
    }

    static <X> SingularAttributeView<X, ?> of(ManagedTypeView<X> type, Attribute attribute) {
        if (attribute instanceof org.athanor.mapping.ToOneAttribute) {
            return new OfReference<>(type, attribute);
        }
        if (attribute instanceof org.athanor.mapping.EmbeddedAttribute) {
            return new OfEmbedded<>(type, attribute);
        }
        Class<?> javaType = Wrappers.of(attribute.javaType());
        if (javaType == String.class) {
            return new OfText<>(type, attribute);
        }
        if (javaType == Boolean.class) {
            return new OfTruth<>(type, attribute);
        }
        if (Number.class.isAssignableFrom(javaType)) {
            return new OfNumber<>(type, attribute);
        }
        return Comparable.class.isAssignableFrom(javaType)
                ? new OfComparable<>(type, attribute)
                : new OfOther<>(type, attribute);
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
                : !(mapped() instanceof org.athanor.mapping.ToOneAttribute toOne) || toOne.optional();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Type<T> getType() {
        return mapped() instanceof org.athanor.mapping.ToOneAttribute toOne
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

    private static final class OfText<X> extends SingularAttributeView<X, String> implements StringAttribute<X> {
        OfText(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfNumber<X, N> extends SingularAttributeView<X, N> implements NumberAttribute<X, N> {
        OfNumber(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfTruth<X> extends SingularAttributeView<X, Boolean> implements BooleanAttribute<X> {
        OfTruth(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfComparable<X, T> extends SingularAttributeView<X, T>
            implements ComparableAttribute<X, T> {
        OfComparable(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfOther<X, T> extends SingularAttributeView<X, T>
            implements org.athanor.expression.BasicAttribute<X, T> {
        OfOther(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfEmbedded<X, T> extends SingularAttributeView<X, T> implements EmbeddedAttribute<X, T> {
        OfEmbedded(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }

    private static final class OfReference<X, T> extends SingularAttributeView<X, T> implements ToOneAttribute<X, T> {
        OfReference(ManagedTypeView<X> declaringType, Attribute attribute) {
            super(declaringType, attribute);
        }
    }
}
