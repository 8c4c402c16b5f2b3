package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the access type of classes (Jakarta Persistence 3.2, 2.3): {@code @Access} if there is one, else that of the
 * hierarchy, which is where the classes without {@code @Access} have their identifier, or failing that any mapping
 * annotation.
 */
public final class AccessTypes {
    private final Members members;
    private final Metadata metadata;
    private final Map<Class<?>, AccessType> defaults = new HashMap<>();

    AccessTypes(Members members, Metadata metadata) {
        this.members = members;
        this.metadata = metadata;
    }

    @Nullable
    AccessType explicit(Class<?> type) {
        if (type.isRecord()) {
            return AccessType.FIELD;
        }
        Access access = metadata.on(type).get(Access.class);
        return access == null ? null : access.value();
    }

    /** What annotations alone say of a class, in it or in its superclasses; null when there is none. */
    public static @Nullable AccessType annotated(Class<?> type) {
        AccessTypes types = new AccessTypes(new Members(Metadata.ANNOTATIONS), Metadata.ANNOTATIONS);
        AccessType explicit = types.explicit(type);
        return explicit != null ? explicit : types.findStated(type);
    }

    /** The default of the hierarchy that {@code type} belongs to. */
    AccessType ofHierarchy(Class<?> type) {
        AccessType known = defaults.get(type);
        if (known == null) {
            known = find(type);
            defaults.put(type, known);
        }
        return known;
    }

    private AccessType find(Class<?> type) {
        AccessType stated = findStated(type);
        return stated == null ? AccessType.FIELD : stated;
    }

    private @Nullable AccessType findStated(Class<?> type) {
        AccessType byId = placed(type, e -> metadata.has(e, Id.class) || metadata.has(e, EmbeddedId.class));
        if (byId != null) {
            return byId;
        }
        AccessType byAny = placed(type, e -> metadata.on(e).mapped());
        if (byAny != null) {
            return byAny;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            AccessType stated = explicit(at);
            if (stated != null) {
                return stated;
            }
        }
        return null;
    }

    private @Nullable AccessType placed(Class<?> type, Predicate<AnnotatedElement> sought) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            boolean counts = at == type || metadata.has(at, Entity.class) || metadata.has(at, MappedSuperclass.class);
            if (!counts || explicit(at) != null) {
                continue;
            }
            // A class that annotates both is outside the specification; the getters are then the more deliberate place.
            if (members.getters(at).stream().anyMatch(sought)) {
                return AccessType.PROPERTY;
            }
            if (members.fields(at).stream().anyMatch(sought)) {
                return AccessType.FIELD;
            }
        }
        return null;
    }
}
