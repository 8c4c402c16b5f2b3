package org.athanor.mapping.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.athanor.mapping.source.ClassDeclaration;

/** Collects mapping errors, so that all of them are reported at once. */
final class MappingErrors {
    private final Set<String> errors = new LinkedHashSet<>();

    void addAll(Collection<String> sentences) {
        errors.addAll(sentences);
    }

    void add(String sentence) {
        errors.add(sentence);
    }

    void add(ClassDeclaration at, String sentence) {
        String kind = switch (at.kind()) {
            case ENTITY -> "Entity ";
            case MAPPED_SUPERCLASS -> "Mapped superclass ";
            case EMBEDDABLE -> "Embeddable ";
        };
        errors.add(kind + at.name() + " (" + at.javaType().getName() + "): " + sentence);
    }

    void add(Place place, String attribute, String sentence) {
        add(place.draft(), place.path(attribute), sentence);
    }

    void add(EntityDraft draft, String attribute, String sentence) {
        errors.add("Entity " + draft.name() + ", attribute " + attribute + ": " + sentence);
    }

    void add(EntityDraft draft, String sentence) {
        add(draft.declaration(), sentence);
    }

    boolean any() {
        return !errors.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw new MappingException(new ArrayList<>(errors));
        }
    }
}
