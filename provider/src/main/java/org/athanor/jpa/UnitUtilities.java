package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.metamodel.Attribute;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Interceptors;
import org.athanor.mapping.BasicAttribute;

/** What a unit can tell of instances without a persistence context (Jakarta Persistence 3.2, 7.11). */
final class UnitUtilities implements PersistenceUnitUtil {
    private final Accesses accesses;

    UnitUtilities(Accesses accesses) {
        this.accesses = accesses;
    }

    @Override
    public boolean isLoaded(Object entity) {
        accesses.of(entity);
        return LoadedStates.loaded(entity);
    }

    @Override
    public boolean isLoaded(Object entity, String attributeName) {
        org.athanor.mapping.Attribute attribute = attribute(accesses.of(entity), attributeName);
        if (!isLoaded(entity)) {
            return attribute.isId();
        }
        return Interceptors.loaded(entity, attributeName)
                && LoadedStates.loaded(accesses.of(entity).get(entity, attribute.index()));
    }

    @Override
    public <E> boolean isLoaded(E entity, Attribute<? super E, ?> attribute) {
        return isLoaded(entity, attribute.getName());
    }

    @Override
    public void load(Object entity) {
        accesses.of(entity);
        LoadedStates.load(entity);
    }

    @Override
    public void load(Object entity, String attributeName) {
        EntityAccess access = accesses.of(entity);
        org.athanor.mapping.Attribute attribute = attribute(access, attributeName);
        Interceptors.load(entity, attributeName);
        LoadedStates.load(access.get(entity, attribute.index()));
    }

    @Override
    public <E> void load(E entity, Attribute<? super E, ?> attribute) {
        load(entity, attribute.getName());
    }

    @Override
    public boolean isInstance(Object entity, Class<?> type) {
        return type.isAssignableFrom(getClass(entity));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Class<? extends T> getClass(T entity) {
        return (Class<? extends T>) accesses.of(entity).mapping().javaType();
    }

    @Override
    public @Nullable Object getIdentifier(Object entity) {
        EntityAccess access = accesses.of(entity);
        Object keyValue = access.identifier().keyOf(entity);
        return keyValue == null ? null : access.identifier().toUserId(keyValue);
    }

    @Override
    public @Nullable Object getVersion(Object entity) {
        EntityAccess access = accesses.of(entity);
        BasicAttribute version = access.mapping().version();
        if (version == null) {
            return null;
        }
        LoadedStates.load(entity);
        return access.get(entity, version.index());
    }

    private static org.athanor.mapping.Attribute attribute(EntityAccess access, String name) {
        org.athanor.mapping.Attribute attribute = access.mapping().attribute(name);
        if (attribute == null) {
            throw new IllegalArgumentException(access.mapping().name() + " has no attribute '" + name + "'");
        }
        return attribute;
    }
}
