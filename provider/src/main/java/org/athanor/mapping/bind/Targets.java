package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.CollectionKind;

/** Finds what attributes lead to: the target of a relationship, the kind and element type of a collection. */
final class Targets {
    private final Drafts drafts;
    private final MappingErrors errors;

    Targets(Drafts drafts, MappingErrors errors) {
        this.drafts = drafts;
        this.errors = errors;
    }

    /** The target of a relationship; null and an error when it is unknown. */
    @Nullable
    EntityDraft of(Place place, Slot slot) {
        Class<?> type = slot.relationship().target();
        boolean plural = slot.declaration().collection() != null;
        if (type == null && plural) {
            type = elementClass(place, slot);
        } else if (type == null) {
            type = slot.javaType();
        } else if (!plural && !slot.javaType().isAssignableFrom(type)) {
            errors.add(
                    place,
                    slot.name(),
                    "its target entity " + type.getName() + " is not a "
                            + slot.javaType().getName()
                            + ", as the attribute is; correct targetEntity or the attribute's type.");
            return null;
        }
        if (type != null && !plural && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))) {
            errors.add(
                    place,
                    slot.name(),
                    "a to-one relationship cannot be a " + type.getSimpleName()
                            + "; use @OneToMany or @ManyToMany, or the type of one entity.");
            return null;
        }
        return type == null ? null : drafts.target(place, slot.name(), type);
    }

    /** The kind of a collection; null and an error when it is declared with another type than the specification's. */
    @Nullable
    CollectionKind kind(Place place, Slot slot) {
        Class<?> type = slot.javaType();
        if (type == Collection.class) {
            return CollectionKind.COLLECTION;
        } else if (type == List.class) {
            return CollectionKind.LIST;
        } else if (type == Set.class) {
            return CollectionKind.SET;
        } else if (type == Map.class) {
            return CollectionKind.MAP;
        }
        String cure = List.class.isAssignableFrom(type)
                ? "declare it as java.util.List"
                : Set.class.isAssignableFrom(type)
                        ? "declare it as java.util.Set"
                        : Map.class.isAssignableFrom(type)
                                ? "declare it as java.util.Map"
                                : "declare it as java.util.Collection, List, Set or Map";
        errors.add(
                place,
                slot.name(),
                "a collection cannot be declared as " + type.getName() + "; " + cure
                        + " (the initial value may be of any class).");
        return null;
    }

    /** The class of the elements (of the values of a map) as the attribute's type says; null and an error if it does not. */
    @Nullable
    Class<?> elementClass(Place place, Slot slot) {
        Type element = elementType(slot);
        if (element == null) {
            errors.add(
                    place,
                    slot.name(),
                    "the class of its elements is unknown; give the collection a type argument, or name the class in the"
                            + " annotation.");
            return null;
        }
        return slot.types().rawClass(element);
    }

    @Nullable
    Type elementType(Slot slot) {
        return Map.class.isAssignableFrom(slot.javaType())
                ? slot.types().argument(slot.type(), Map.class, 1)
                : Collection.class.isAssignableFrom(slot.javaType())
                        ? slot.types().argument(slot.type(), Collection.class, 0)
                        : null;
    }
}
