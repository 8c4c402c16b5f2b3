package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import java.util.List;

/**
 * An entity, mapped superclass or embeddable as declared, without what it inherits. {@code access} is that in force,
 * {@code attributes} are in order of declaration.
 */
public record ClassDeclaration(
        Kind kind,
        Class<?> javaType,
        AccessType access,
        @Nullable EntityDeclaration entity,
        @Nullable Class<?> idClass,
        LifecycleDeclaration lifecycle,
        @Nullable Boolean cacheable,
        OverridesDeclaration overrides,
        List<ConvertDeclaration> converts,
        List<AttributeDeclaration> attributes) {
    /** What a managed class is. */
    public enum Kind {
        ENTITY,
        MAPPED_SUPERCLASS,
        EMBEDDABLE
    }

    public ClassDeclaration {
        converts = List.copyOf(converts);
        attributes = List.copyOf(attributes);
    }

    /** The name of an entity, the simple class name of anything else: what messages call it. */
    public String name() {
        return entity != null ? entity.name() : javaType.getSimpleName();
    }
}
