package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.util.Wrappers;

/** A class with attributes. What it declares itself is made on first use; the rest is its supertype's. */
public abstract class ManagedTypeView<X> implements ManagedType<X>, Serializable {
    private static final long serialVersionUID = 1;

    private final AthanorMetamodel metamodel;
    private final Class<X> javaType;
    private transient volatile @Nullable Map<String, AttributeView<X, ?>> declared;

    ManagedTypeView(AthanorMetamodel metamodel, Class<X> javaType) {
        this.metamodel = metamodel;
        this.javaType = javaType;
    }

    protected final Object writeReplace() {
        return new OpenMetamodels.OfType(metamodel, javaType);
    }

    /** The attributes which this class declares itself. */
    abstract List<org.athanor.mapping.Attribute> declaredMappings();

    /** The type whose attributes this one inherits. */
    abstract @Nullable ManagedTypeView<?> supertypeView();

    final AthanorMetamodel metamodel() {
        return metamodel;
    }

    final Map<String, AttributeView<X, ?>> declared() {
        Map<String, AttributeView<X, ?>> known = declared;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (org.athanor.mapping.Attribute attribute : declaredMappings()) {
                known.put(attribute.name(), AttributeView.of(this, attribute));
            }
            declared = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    final <A> Set<A> all(Class<? super A> kind) {
        ManagedTypeView<?> supertype = supertypeView();
        Set<A> found = supertype == null ? new LinkedHashSet<>() : supertype.all(kind);
        found.addAll((Set<A>) own(kind));
        return found;
    }

    @SuppressWarnings("unchecked")
    final <A> Set<A> own(Class<? super A> kind) {
        Set<A> found = new LinkedHashSet<>();
        for (AttributeView<X, ?> attribute : declared().values()) {
            if (kind.isInstance(attribute)) {
                found.add((A) attribute);
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private <A> A find(String name, Class<? super A> kind, @Nullable Class<?> type, boolean inherited) {
        AttributeView<?, ?> attribute = null;
        for (ManagedTypeView<?> at = this;
                at != null && attribute == null;
                at = inherited ? at.supertypeView() : null) {
            attribute = at.declared().get(name);
        }
        if (attribute == null || !kind.isInstance(attribute)) {
            throw new IllegalArgumentException(javaType.getName() + (inherited ? " has no " : " declares no ")
                    + kind.getSimpleName() + " named '" + name + "'");
        }
        Class<?> actual = attribute instanceof PluralAttribute<?, ?, ?> plural
                ? plural.getBindableJavaType()
                : attribute.getJavaType();
        if (type != null && !Wrappers.of(type).isAssignableFrom(Wrappers.of(actual))) {
            throw new IllegalArgumentException(
                    "The attribute " + attribute + " is of type " + actual.getName() + ", not " + type.getName());
        }
        return (A) attribute;
    }

    @Override
    public Class<X> getJavaType() {
        return javaType;
    }

    @Override
    public Set<Attribute<? super X, ?>> getAttributes() {
        return all(Attribute.class);
    }

    @Override
    public Set<Attribute<X, ?>> getDeclaredAttributes() {
        return own(Attribute.class);
    }

    @Override
    public Attribute<? super X, ?> getAttribute(String name) {
        return find(name, Attribute.class, null, true);
    }

    @Override
    public Attribute<X, ?> getDeclaredAttribute(String name) {
        return find(name, Attribute.class, null, false);
    }

    @Override
    public Set<SingularAttribute<? super X, ?>> getSingularAttributes() {
        return all(SingularAttribute.class);
    }

    @Override
    public Set<SingularAttribute<X, ?>> getDeclaredSingularAttributes() {
        return own(SingularAttribute.class);
    }

    @Override
    public Set<PluralAttribute<? super X, ?, ?>> getPluralAttributes() {
        return all(PluralAttribute.class);
    }

    @Override
    public Set<PluralAttribute<X, ?, ?>> getDeclaredPluralAttributes() {
        return own(PluralAttribute.class);
    }

    @Override
    public SingularAttribute<? super X, ?> getSingularAttribute(String name) {
        return find(name, SingularAttribute.class, null, true);
    }

    @Override
    public SingularAttribute<X, ?> getDeclaredSingularAttribute(String name) {
        return find(name, SingularAttribute.class, null, false);
    }

    @Override
    public <Y> SingularAttribute<? super X, Y> getSingularAttribute(String name, Class<Y> type) {
        return find(name, SingularAttribute.class, type, true);
    }

    @Override
    public <Y> SingularAttribute<X, Y> getDeclaredSingularAttribute(String name, Class<Y> type) {
        return find(name, SingularAttribute.class, type, false);
    }

    @Override
    public CollectionAttribute<? super X, ?> getCollection(String name) {
        return find(name, CollectionAttribute.class, null, true);
    }

    @Override
    public CollectionAttribute<X, ?> getDeclaredCollection(String name) {
        return find(name, CollectionAttribute.class, null, false);
    }

    @Override
    public <E> CollectionAttribute<? super X, E> getCollection(String name, Class<E> elementType) {
        return find(name, CollectionAttribute.class, elementType, true);
    }

    @Override
    public <E> CollectionAttribute<X, E> getDeclaredCollection(String name, Class<E> elementType) {
        return find(name, CollectionAttribute.class, elementType, false);
    }

    @Override
    public SetAttribute<? super X, ?> getSet(String name) {
        return find(name, SetAttribute.class, null, true);
    }

    @Override
    public SetAttribute<X, ?> getDeclaredSet(String name) {
        return find(name, SetAttribute.class, null, false);
    }

    @Override
    public <E> SetAttribute<? super X, E> getSet(String name, Class<E> elementType) {
        return find(name, SetAttribute.class, elementType, true);
    }

    @Override
    public <E> SetAttribute<X, E> getDeclaredSet(String name, Class<E> elementType) {
        return find(name, SetAttribute.class, elementType, false);
    }

    @Override
    public ListAttribute<? super X, ?> getList(String name) {
        return find(name, ListAttribute.class, null, true);
    }

    @Override
    public ListAttribute<X, ?> getDeclaredList(String name) {
        return find(name, ListAttribute.class, null, false);
    }

    @Override
    public <E> ListAttribute<? super X, E> getList(String name, Class<E> elementType) {
        return find(name, ListAttribute.class, elementType, true);
    }

    @Override
    public <E> ListAttribute<X, E> getDeclaredList(String name, Class<E> elementType) {
        return find(name, ListAttribute.class, elementType, false);
    }

    @Override
    public MapAttribute<? super X, ?, ?> getMap(String name) {
        return find(name, MapAttribute.class, null, true);
    }

    @Override
    public MapAttribute<X, ?, ?> getDeclaredMap(String name) {
        return find(name, MapAttribute.class, null, false);
    }

    @Override
    public <K, V> MapAttribute<? super X, K, V> getMap(String name, Class<K> keyType, Class<V> valueType) {
        return keyed(find(name, MapAttribute.class, valueType, true), keyType);
    }

    @Override
    public <K, V> MapAttribute<X, K, V> getDeclaredMap(String name, Class<K> keyType, Class<V> valueType) {
        return keyed(find(name, MapAttribute.class, valueType, false), keyType);
    }

    private static <M extends MapAttribute<?, ?, ?>> M keyed(M map, Class<?> keyType) {
        if (!Wrappers.of(keyType).isAssignableFrom(Wrappers.of(map.getKeyJavaType()))) {
            throw new IllegalArgumentException("The keys of " + map + " are of type "
                    + map.getKeyJavaType().getName());
        }
        return map;
    }

    @Override
    public String toString() {
        return javaType.getName();
    }
}
