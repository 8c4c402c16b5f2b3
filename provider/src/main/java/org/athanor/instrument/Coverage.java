package org.athanor.instrument;

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
        if (!Enhanced.class.isAssignableFrom(mapping.javaType()) || !transformed(mapping.javaType())) {
            return false;
        }
        for (Attribute attribute : mapping.attributes()) {
            if (!announced(attribute)) {
                return false;
            }
        }
        return true;
    }

    private static boolean transformed(Class<?> type) {
        Enhancement enhancement = type.getDeclaredAnnotation(Enhancement.class);
        return enhancement != null && enhancement.version() == AttributeInterceptor.VERSION;
    }

    private static boolean announced(Attribute attribute) {
        AttributeMember member = attribute.member();
        Enhancement enhancement = member.declaringClass().getDeclaredAnnotation(Enhancement.class);
        return enhancement != null
                && enhancement.version() == AttributeInterceptor.VERSION
                && List.of(member.field() != null ? enhancement.fields() : enhancement.properties())
                        .contains(attribute.name());
    }

    /** Whether instances of that class announce accesses to an attribute of that name, of any kind. */
    static boolean of(Class<?> type, String attribute) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Enhancement enhancement = at.getDeclaredAnnotation(Enhancement.class);
            if (enhancement != null
                    && (List.of(enhancement.fields()).contains(attribute)
                            || List.of(enhancement.properties()).contains(attribute))) {
                return true;
            }
        }
        return false;
    }
}
