package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.Declarations;
import org.athanor.mapping.source.EntityDeclaration;
import org.athanor.util.NearestNames;

/** The managed classes of the unit by class: entities as drafts, superclasses before subclasses. */
final class Drafts {
    private final Map<Class<?>, List<ClassDeclaration>> declared = new LinkedHashMap<>();
    private final Map<Class<?>, EntityDraft> drafts = new LinkedHashMap<>();
    private final MappingErrors errors;

    Drafts(Declarations declarations, MappingErrors errors) {
        this.errors = errors;
        for (ClassDeclaration declaration : declarations.classes()) {
            declared.computeIfAbsent(declaration.javaType(), type -> new ArrayList<>(1))
                    .add(declaration);
        }
        Map<String, EntityDraft> names = new HashMap<>();
        for (ClassDeclaration declaration : declarations.classes()) {
            if (declaration.entity() != null) {
                EntityDraft draft = draft(declaration, declaration.entity());
                EntityDraft other = names.putIfAbsent(draft.name(), draft);
                if (other != null && other != draft) {
                    errors.add(
                            draft,
                            "the entity name is that of " + other.javaType().getName()
                                    + " too; give one of them another with @Entity(name = \"…\").");
                }
            }
        }
    }

    private EntityDraft draft(ClassDeclaration declaration, EntityDeclaration entity) {
        EntityDraft known = drafts.get(declaration.javaType());
        if (known != null) {
            return known;
        }
        List<ClassDeclaration> chain = new ArrayList<>(List.of(declaration));
        EntityDraft parent = null;
        for (Class<?> at = declaration.javaType().getSuperclass();
                at != null && parent == null;
                at = at.getSuperclass()) {
            ClassDeclaration above = declaration(at, declaration.access());
            if (above != null && above.entity() != null) {
                parent = draft(above, above.entity());
            } else if (above != null) {
                chain.add(0, above);
            }
        }
        EntityDraft draft = new EntityDraft(declaration, entity, parent, List.copyOf(chain));
        drafts.put(declaration.javaType(), draft);
        return draft;
    }

    /** The declaration of a class as used by one with that access; null for an unmanaged class. */
    @Nullable
    ClassDeclaration declaration(Class<?> type, AccessType access) {
        List<ClassDeclaration> all = declared.get(type);
        if (all == null) {
            return null;
        }
        for (ClassDeclaration one : all) {
            if (one.access() == access) {
                return one;
            }
        }
        return all.get(0);
    }

    /** An embeddable's superclasses, topmost first, and itself; null when the class is no embeddable. */
    @Nullable
    List<ClassDeclaration> embeddable(Class<?> type, AccessType access) {
        ClassDeclaration declaration = declaration(type, access);
        if (declaration == null || declaration.kind() != ClassDeclaration.Kind.EMBEDDABLE) {
            return null;
        }
        List<ClassDeclaration> chain = new ArrayList<>(List.of(declaration));
        for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
            ClassDeclaration above = declaration(at, access);
            if (above != null && above.kind() != ClassDeclaration.Kind.ENTITY) {
                chain.add(0, above);
            }
        }
        return chain;
    }

    /** All entities, superclasses first. */
    Collection<EntityDraft> all() {
        return drafts.values();
    }

    /** Every declaration of the unit's classes. */
    List<ClassDeclaration> declarations() {
        return declared.values().stream().flatMap(List::stream).toList();
    }

    @Nullable
    EntityDraft find(Class<?> type) {
        return drafts.get(type);
    }

    /** The target of a relationship; an error and null when it is no entity. */
    @Nullable
    EntityDraft target(Place place, String attribute, Class<?> type) {
        EntityDraft found = drafts.get(type);
        if (found != null) {
            return found;
        }
        ClassDeclaration other = declaration(type, AccessType.FIELD);
        String what = other == null
                ? "is not an entity of this unit"
                : other.kind() == ClassDeclaration.Kind.EMBEDDABLE
                        ? "is an embeddable, not an entity"
                        : "is a mapped superclass, not an entity";
        String cure = type.isInterface() || type == Object.class
                ? "name the entity class with targetEntity"
                : other != null && other.kind() == ClassDeclaration.Kind.EMBEDDABLE
                        ? "use @Embedded, or @ElementCollection for several"
                        : "annotate it with @Entity and list it in the persistence unit, or name another class with"
                                + " targetEntity";
        List<String> names = drafts.keySet().stream().map(Class::getSimpleName).toList();
        errors.add(
                place,
                attribute,
                "the target " + type.getName() + " " + what + NearestNames.remark(type.getSimpleName(), names) + "; "
                        + cure + ".");
        return null;
    }
}
