package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.Attribute;
import java.io.Serializable;
import java.lang.reflect.Member;
import java.util.Objects;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;

/** One attribute, as the type that declares it shows it. */
public abstract class AttributeView<X, Y> implements Attribute<X, Y>, Serializable {
    private static final long serialVersionUID = 1;

    private final ManagedTypeView<X> declaringType;
    private final transient org.athanor.mapping.Attribute attribute;

    AttributeView(ManagedTypeView<X> declaringType, org.athanor.mapping.Attribute attribute) {
        this.declaringType = declaringType;
        this.attribute = attribute;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <X> AttributeView<X, ?> of(ManagedTypeView<X> type, org.athanor.mapping.Attribute attribute) {
        if (attribute instanceof PluralAttribute plural) {
            return switch (plural.kind()) {
                case LIST -> new PluralAttributeView.OfList<>(type, plural);
                case SET -> new PluralAttributeView.OfSet<>(type, plural);
                case COLLECTION -> new PluralAttributeView.OfCollection<>(type, plural);
                case MAP -> new PluralAttributeView.OfMap<>(type, plural);
            };
        }
        return SingularAttributeView.of(type, attribute);
    }

    protected final Object writeReplace() {
        return new OpenMetamodels.OfAttribute(declaringType.metamodel(), declaringType.getJavaType(), getName());
    }

    final ManagedTypeView<X> declaring() {
        return declaringType;
    }

    /** What this is a view of. */
    public final org.athanor.mapping.Attribute mapped() {
        return attribute;
    }

    @Override
    public String getName() {
        return attribute.name();
    }

    @Override
    public PersistentAttributeType getPersistentAttributeType() {
        if (attribute instanceof BasicAttribute) {
            return PersistentAttributeType.BASIC;
        }
        if (attribute instanceof EmbeddedAttribute) {
            return PersistentAttributeType.EMBEDDED;
        }
        if (attribute instanceof ToOneAttribute toOne) {
            return toOne.oneToOne() ? PersistentAttributeType.ONE_TO_ONE : PersistentAttributeType.MANY_TO_ONE;
        }
        if (attribute instanceof ToManyAttribute toMany) {
            return toMany.manyToMany() ? PersistentAttributeType.MANY_TO_MANY : PersistentAttributeType.ONE_TO_MANY;
        }
        return PersistentAttributeType.ELEMENT_COLLECTION;
    }

    @Override
    public ManagedTypeView<X> getDeclaringType() {
        return declaringType;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Y> getJavaType() {
        return (Class<Y>) attribute.javaType();
    }

    @Override
    public Member getJavaMember() {
        AttributeMember member = attribute.member();
        return member.field() != null ? member.field() : Objects.requireNonNull(member.getter());
    }

    @Override
    public boolean isAssociation() {
        return attribute instanceof org.athanor.mapping.Relationship;
    }

    @Override
    public boolean isCollection() {
        return attribute instanceof PluralAttribute;
    }

    @Override
    public String toString() {
        return declaringType.getJavaType().getSimpleName() + "." + getName();
    }
}
