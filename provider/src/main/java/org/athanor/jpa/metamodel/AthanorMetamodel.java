package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.Type;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.EmbeddableMapping;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;
import org.athanor.util.NearestNames;

/** The metamodel of one persistence unit (Jakarta Persistence 3.2, 5.1). */
public final class AthanorMetamodel implements Metamodel, Serializable {
    private static final long serialVersionUID = 1;

    private final String unit;
    private final transient Map<Class<?>, ManagedTypeView<?>> types = new LinkedHashMap<>();
    private final transient Map<String, EntityTypeView<?>> entitiesByName = new LinkedHashMap<>();

    /** {@code unit} is the name of the persistence unit. */
    public AthanorMetamodel(String unit, Mappings mappings) {
        this.unit = unit;
        for (EntityMapping mapping : mappings.entities()) {
            EntityTypeView<?> view = new EntityTypeView<>(this, mapping);
            types.put(mapping.javaType(), view);
            entitiesByName.put(mapping.name(), view);
        }
        for (MappedSuperclassMapping mapping : mappings.mappedSuperclasses()) {
            types.put(mapping.javaType(), new MappedSuperclassTypeView<>(this, mapping, mappings));
        }
        for (EmbeddableMapping mapping : mappings.embeddables()) {
            types.put(mapping.javaType(), new EmbeddableTypeView<>(this, mapping));
        }
    }

    private Object writeReplace() {
        return new OpenMetamodels.OfUnit(unit);
    }

    @Override
    public EntityType<?> entity(String entityName) {
        EntityTypeView<?> view = entitiesByName.get(entityName);
        if (view == null) {
            throw new IllegalArgumentException("There is no entity named '" + entityName + "'"
                    + NearestNames.question(entityName, entitiesByName.keySet()));
        }
        return view;
    }

    @Override
    public <X> EntityType<X> entity(Class<X> type) {
        if (find(type) instanceof EntityTypeView<X> view) {
            return view;
        }
        throw new IllegalArgumentException(type + " is not an entity");
    }

    @Override
    public <X> ManagedType<X> managedType(Class<X> type) {
        ManagedTypeView<X> view = find(type);
        if (view == null) {
            throw new IllegalArgumentException(type + " is not an entity, a mapped superclass or an embeddable");
        }
        return view;
    }

    @Override
    public <X> EmbeddableType<X> embeddable(Class<X> type) {
        if (find(type) instanceof EmbeddableTypeView<X> view) {
            return view;
        }
        throw new IllegalArgumentException(type + " is not an embeddable");
    }

    @Override
    public Set<ManagedType<?>> getManagedTypes() {
        return new LinkedHashSet<>(types.values());
    }

    @Override
    public Set<EntityType<?>> getEntities() {
        return new LinkedHashSet<>(entitiesByName.values());
    }

    @Override
    public Set<EmbeddableType<?>> getEmbeddables() {
        Set<EmbeddableType<?>> embeddables = new LinkedHashSet<>();
        for (ManagedTypeView<?> view : types.values()) {
            if (view instanceof EmbeddableTypeView<?> embeddable) {
                embeddables.add(embeddable);
            }
        }
        return embeddables;
    }

    @SuppressWarnings("unchecked")
    <X> @Nullable ManagedTypeView<X> find(Class<X> type) {
        return (ManagedTypeView<X>) types.get(type);
    }

    /** The view of the class if it is managed, else a basic type. */
    <X> Type<X> type(Class<X> type) {
        ManagedTypeView<X> view = find(type);
        return view != null ? view : new BasicTypeView<>(type);
    }

    /** The nearest managed superclass that is identifiable. */
    @Nullable
    IdentifiableTypeView<?> supertype(Class<?> type) {
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            if (types.get(c) instanceof IdentifiableTypeView<?> view) {
                return view;
            }
        }
        return null;
    }
}
