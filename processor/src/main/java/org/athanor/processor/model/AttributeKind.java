package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.Element;

/** What an attribute is; each kind is an annotation, too. */
public enum AttributeKind {
    BASIC("Basic"),
    EMBEDDED("Embedded"),
    EMBEDDED_ID("EmbeddedId"),
    ELEMENT_COLLECTION("ElementCollection"),
    MANY_TO_ONE("ManyToOne"),
    ONE_TO_ONE("OneToOne"),
    ONE_TO_MANY("OneToMany"),
    MANY_TO_MANY("ManyToMany");

    private final String annotation;

    AttributeKind(String annotation) {
        this.annotation = annotation;
    }

    /** Those declared; {@code @Basic} and {@code @Embedded} may stand beside what makes them more exact. */
    static Set<AttributeKind> declared(Element member) {
        Set<AttributeKind> found = EnumSet.noneOf(AttributeKind.class);
        for (AttributeKind kind : values()) {
            if (Annotations.has(member, kind.annotation)) {
                found.add(kind);
            }
        }
        if (found.contains(ELEMENT_COLLECTION)) {
            found.remove(BASIC);
            found.remove(EMBEDDED);
        }
        if (found.contains(EMBEDDED_ID)) {
            found.remove(EMBEDDED);
        }
        return found;
    }

    public String annotation() {
        return annotation;
    }

    public boolean isToOne() {
        return this == MANY_TO_ONE || this == ONE_TO_ONE;
    }

    public boolean isToMany() {
        return this == ONE_TO_MANY || this == MANY_TO_MANY;
    }

    public boolean isPlural() {
        return isToMany() || this == ELEMENT_COLLECTION;
    }

    public boolean isEmbedded() {
        return this == EMBEDDED || this == EMBEDDED_ID;
    }

    /** The member of the annotation that names the class of the elements or of the target. */
    @Nullable
    String targetMember() {
        return this == ELEMENT_COLLECTION ? "targetClass" : isToOne() || isToMany() ? "targetEntity" : null;
    }
}
