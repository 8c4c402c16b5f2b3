package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.EntityMapping;

/**
 * Whether all accesses to the attributes of an entity are announced: the transformer has been over its class and over every
 * class that declares one of its attributes, and took each attribute for what the mapping takes it for. Otherwise the
 * entity does without, as if it were not enhanced at all.
 */
final class Coverage {
    private Coverage() {}

    static boolean of(EntityMapping mapping) {
        return gap(mapping) == null;
    }

    /** Why an entity does without enhancement, for people; null when it need not. */
    static @Nullable String gap(EntityMapping mapping) {
        String ofClass = gap(mapping.javaType());
        if (ofClass != null) {
            return ofClass;
        }
        for (Attribute attribute : mapping.attributes()) {
            AttributeMember member = attribute.member();
            String ofDeclaring = gap(member.declaringClass());
            if (ofDeclaring != null) {
                return ofDeclaring;
            }
            boolean field = member.field() != null;
            if (!announced(member.declaringClass(), attribute.name(), field)) {
                return OutsideInterceptors.announces(member.declaringClass())
                        ? "attribute " + attribute.name() + " is open to any class, and its class was loaded too early"
                        : "attribute " + attribute.name() + " is mapped by its " + (field ? "field" : "property")
                                + ", but was enhanced for the other way";
            }
        }
        return null;
    }

    private static @Nullable String gap(Class<?> type) {
        Enhancement enhancement = type.getDeclaredAnnotation(Enhancement.class);
        if (enhancement == null) {
            return OutsideInterceptors.announces(type) ? null : type.getName();
        }
        return enhancement.version() == AttributeInterceptor.VERSION
                ? null
                : type.getName() + " (enhanced by another version of Athanor: build it again)";
    }

    private static boolean announced(Class<?> declaring, String attribute, boolean field) {
        if (OutsideInterceptors.announces(declaring, attribute, field)) {
            return true;
        }
        Enhancement enhancement = declaring.getDeclaredAnnotation(Enhancement.class);
        return enhancement != null
                && List.of(field ? enhancement.fields() : enhancement.properties())
                        .contains(attribute);
    }

    /** Whether instances of that class announce accesses to an attribute of that name, of any kind. */
    static boolean of(Class<?> type, String attribute) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (announced(at, attribute, true) || announced(at, attribute, false)) {
                return true;
            }
        }
        return false;
    }
}
