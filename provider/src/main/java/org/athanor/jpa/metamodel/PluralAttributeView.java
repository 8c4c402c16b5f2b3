package org.athanor.jpa.metamodel;

import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.expression.CollectionAttribute;
import org.athanor.expression.ListAttribute;
import org.athanor.expression.MapAttribute;
import org.athanor.expression.SetAttribute;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.ToManyAttribute;

/** A collection-valued attribute; one subclass for each interface of collections. */
abstract sealed class PluralAttributeView<X, C, E> extends AttributeView<X, C> implements PluralAttribute<X, C, E> {
    private final org.athanor.mapping.PluralAttribute plural;

    PluralAttributeView(ManagedTypeView<X> declaringType, org.athanor.mapping.PluralAttribute plural) {
        super(declaringType, plural);
        this.plural = plural;
    }

    @Override
    public CollectionType getCollectionType() {
        return CollectionType.valueOf(plural.kind().name());
    }

    @Override
    public Type<E> getElementType() {
        return declaring().metamodel().type(getBindableJavaType());
    }

    @Override
    public BindableType getBindableType() {
        return BindableType.PLURAL_ATTRIBUTE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<E> getBindableJavaType() {
        return (Class<E>) plural.elementType();
    }

    static final class OfCollection<X, E> extends PluralAttributeView<X, Collection<E>, E>
            implements CollectionAttribute<X, E> {
        OfCollection(ManagedTypeView<X> declaringType, org.athanor.mapping.PluralAttribute plural) {
            super(declaringType, plural);
        }
    }

    static final class OfList<X, E> extends PluralAttributeView<X, List<E>, E> implements ListAttribute<X, E> {
        OfList(ManagedTypeView<X> declaringType, org.athanor.mapping.PluralAttribute plural) {
            super(declaringType, plural);
        }
    }

    static final class OfSet<X, E> extends PluralAttributeView<X, Set<E>, E> implements SetAttribute<X, E> {
        OfSet(ManagedTypeView<X> declaringType, org.athanor.mapping.PluralAttribute plural) {
            super(declaringType, plural);
        }
    }

    static final class OfMap<X, K, V> extends PluralAttributeView<X, Map<K, V>, V> implements MapAttribute<X, K, V> {
        OfMap(ManagedTypeView<X> declaringType, org.athanor.mapping.PluralAttribute plural) {
            super(declaringType, plural);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<K> getKeyJavaType() {
            MapKey key = mapped() instanceof ToManyAttribute toMany
                    ? toMany.mapKey()
                    : ((ElementCollectionAttribute) mapped()).mapKey();
            return (Class<K>) (key == null ? Object.class : key.javaType());
        }

        @Override
        public Type<K> getKeyType() {
            return declaring().metamodel().type(getKeyJavaType());
        }
    }
}
