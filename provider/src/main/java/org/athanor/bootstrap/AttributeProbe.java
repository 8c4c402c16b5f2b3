package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.spi.LoadState;
import java.lang.reflect.Field;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.Reference;
import org.athanor.instrument.TrackedCollection;

/** Looks at a field of an instance of which no mapping is at hand, without touching it through its methods. */
final class AttributeProbe {
    private AttributeProbe() {}

    static LoadState state(Object entity, String attributeName) {
        Object value = value(entity, attributeName);
        if (value instanceof Reference || value instanceof Enhanced) {
            return Interceptors.loaded(value) ? LoadState.LOADED : LoadState.NOT_LOADED;
        }
        if (value instanceof TrackedCollection collection) {
            return collection.loaded() ? LoadState.LOADED : LoadState.NOT_LOADED;
        }
        return entity instanceof Reference || Interceptors.announced(entity, attributeName)
                ? LoadState.LOADED
                : LoadState.UNKNOWN;
    }

    private static @Nullable Object value(Object entity, String attributeName) {
        for (Class<?> type = entity.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(attributeName);
                return field.trySetAccessible() ? field.get(entity) : null;
            } catch (NoSuchFieldException e) {
                continue; // perhaps the superclass has it
            } catch (IllegalAccessException e) {
                return null;
            }
        }
        return null;
    }
}
