package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Finds the access type of a class: {@code @Access} if there is one, else where it and the managed classes above it have
 * their identifier, or failing that any mapping annotation. The rules are those of the provider, but for one: classes that
 * merely use an embeddable are not looked at, so that one source decides on one output.
 */
final class AccessTypes {
    private final Members members;

    AccessTypes(Members members) {
        this.members = members;
    }

    AccessType of(TypeElement type) {
        AccessType stated = explicit(type);
        if (stated != null) {
            return stated;
        }
        AccessType byId = placed(type, e -> Annotations.has(e, "Id") || Annotations.has(e, "EmbeddedId"));
        if (byId != null) {
            return byId;
        }
        AccessType byAny = placed(type, Annotations::mapped);
        if (byAny != null) {
            return byAny;
        }
        for (TypeElement at = type; at != null; at = members.superclass(at)) {
            AccessType above = explicit(at);
            if (above != null) {
                return above;
            }
        }
        return AccessType.FIELD;
    }

    private static @Nullable AccessType explicit(TypeElement type) {
        return type.getKind() == ElementKind.RECORD ? AccessType.FIELD : at(type);
    }

    /** What {@code @Access} on an element says. */
    static @Nullable AccessType at(Element element) {
        String constant = Annotations.constant(Annotations.find(element, "Access"), "value");
        return constant == null ? null : AccessType.valueOf(constant);
    }

    private @Nullable AccessType placed(TypeElement type, Predicate<Element> sought) {
        for (TypeElement at = type; at != null; at = members.superclass(at)) {
            boolean counts = at == type || ManagedKind.of(at) != null;
            if (!counts || explicit(at) != null) {
                continue;
            }
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
