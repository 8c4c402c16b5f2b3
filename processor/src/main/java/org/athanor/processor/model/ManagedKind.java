package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.Locale;
import javax.lang.model.element.TypeElement;

/** What a managed class is. */
public enum ManagedKind {
    ENTITY("Entity"),
    MAPPED_SUPERCLASS("MappedSuperclass"),
    EMBEDDABLE("Embeddable");

    private final String annotation;

    ManagedKind(String annotation) {
        this.annotation = annotation;
    }

    /** By its annotation; null for other classes. */
    public static @Nullable ManagedKind of(TypeElement type) {
        for (ManagedKind kind : values()) {
            if (Annotations.has(type, kind.annotation)) {
                return kind;
            }
        }
        return null;
    }

    public String annotation() {
        return annotation;
    }

    /** As messages begin: "Mapped superclass". */
    public String words() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
