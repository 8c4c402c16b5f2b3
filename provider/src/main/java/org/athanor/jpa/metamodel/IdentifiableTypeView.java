package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.IdentifiableType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.athanor.util.Wrappers;

/** An entity or mapped superclass. */
abstract sealed class IdentifiableTypeView<X> extends ManagedTypeView<X> implements IdentifiableType<X>
        permits EntityTypeView, MappedSuperclassTypeView {
    IdentifiableTypeView(AthanorMetamodel metamodel, Class<X> javaType) {
        super(metamodel, javaType);
    }

    /** The class of the identifier if it is an id class. */
    abstract @Nullable Class<?> idClass();

    @Override
    @Nullable
    ManagedTypeView<?> supertypeView() {
        return metamodel().supertype(getJavaType());
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null where there is no supertype, says the interface
    public IdentifiableType<? super X> getSupertype() {
        return (IdentifiableType<? super X>) supertypeView();
    }

    @Override
    public <Y> SingularAttribute<? super X, Y> getId(Class<Y> type) {
        if (idClass() != null) {
            throw new IllegalArgumentException(this + " has an id class: ask getIdClassAttributes()");
        }
        return only(ids(), type, "identifier");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Y> SingularAttribute<X, Y> getDeclaredId(Class<Y> type) {
        SingularAttribute<? super X, Y> id = getId(type);
        return declaredHere(id, "identifier");
    }

    @Override
    public <Y> SingularAttribute<? super X, Y> getVersion(Class<Y> type) {
        return only(versions(), type, "version");
    }

    @Override
    public <Y> SingularAttribute<X, Y> getDeclaredVersion(Class<Y> type) {
        return declaredHere(getVersion(type), "version");
    }

    @Override
    public boolean hasSingleIdAttribute() {
        return idClass() == null && ids().size() == 1;
    }

    @Override
    public boolean hasVersionAttribute() {
        return !versions().isEmpty();
    }

    @Override
    public Set<SingularAttribute<? super X, ?>> getIdClassAttributes() {
        if (idClass() == null) {
            throw new IllegalArgumentException(this + " has no id class");
        }
        return ids();
    }

    @Override
    public Type<?> getIdType() {
        Class<?> idClass = idClass();
        return idClass != null
                ? metamodel().type(idClass)
                : ids().iterator().next().getType();
    }

    private Set<SingularAttribute<? super X, ?>> ids() {
        Set<SingularAttribute<? super X, ?>> ids = new LinkedHashSet<>(getSingularAttributes());
        ids.removeIf(attribute -> !attribute.isId());
        return ids;
    }

    private Set<SingularAttribute<? super X, ?>> versions() {
        Set<SingularAttribute<? super X, ?>> versions = new LinkedHashSet<>(getSingularAttributes());
        versions.removeIf(attribute -> !attribute.isVersion());
        return versions;
    }

    @SuppressWarnings("unchecked")
    private <Y> SingularAttribute<? super X, Y> only(
            Set<SingularAttribute<? super X, ?>> candidates, Class<Y> type, String what) {
        if (candidates.size() != 1) {
            throw new IllegalArgumentException(
                    this + " has " + (candidates.isEmpty() ? "no " : "no single ") + what + " attribute");
        }
        SingularAttribute<? super X, ?> attribute = candidates.iterator().next();
        if (!Wrappers.of(type).isAssignableFrom(Wrappers.of(attribute.getJavaType()))) {
            throw new IllegalArgumentException("The " + what + " " + attribute + " is of type "
                    + attribute.getJavaType().getName());
        }
        return (SingularAttribute<? super X, Y>) attribute;
    }

    @SuppressWarnings("unchecked")
    private <Y> SingularAttribute<X, Y> declaredHere(SingularAttribute<? super X, Y> attribute, String what) {
        if (attribute.getDeclaringType() != this) {
            throw new IllegalArgumentException(this + " does not declare its " + what + " itself, "
                    + attribute.getDeclaringType().getJavaType().getName() + " does");
        }
        return (SingularAttribute<X, Y>) attribute;
    }
}
