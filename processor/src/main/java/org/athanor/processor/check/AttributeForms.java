package org.athanor.processor.check;

import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.AttributeKind;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.ManagedKind;
import org.athanor.processor.model.Model;

/** The kind of an attribute fits its type (Jakarta Persistence 3.2, 2.2, 2.10, 2.11). */
final class AttributeForms implements Checks.Check {
    private final Model model;

    AttributeForms(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        for (Attribute attribute : managed.attributes()) {
            String annotation = attribute.kind().annotation();
            if (attribute.declared().size() > 1) {
                String all = attribute.declared().stream()
                        .map(kind -> "@" + kind.annotation())
                        .collect(Collectors.joining(" and "));
                problems.add(managed, attribute, annotation, all + " exclude each other; keep one of them.");
            } else if (!model.unresolved(attribute)) {
                String fault = fault(attribute);
                if (!fault.isEmpty()) {
                    problems.add(managed, attribute, annotation, fault);
                }
            }
        }
    }

    private String fault(Attribute attribute) {
        AttributeKind kind = attribute.kind();
        return kind.isToOne() ? toOne(attribute) : kind.isPlural() ? plural(attribute) : "";
    }

    private String toOne(Attribute attribute) {
        TypeMirror type = attribute.type();
        boolean many = model.types().isA(type, "java.util.Collection")
                || model.types().isA(type, "java.util.Map")
                || type instanceof ArrayType;
        if (many) {
            return "a to-one relationship cannot be a " + model.types().words(type)
                    + "; use @OneToMany or @ManyToMany, or the type of one entity.";
        }
        return attribute.target() != null && basic(attribute.target())
                ? model.types().words(attribute.target()) + " is no entity; remove @"
                        + attribute.kind().annotation() + ", or give the attribute the type of an entity."
                : "";
    }

    private String plural(Attribute attribute) {
        TypeMirror type = attribute.type();
        boolean dynamic = attribute.kind() != AttributeKind.ELEMENT_COLLECTION
                && model.types().isNamed(type, DynamicCollections.TYPE);
        if (type.getKind() == TypeKind.TYPEVAR) {
            return "";
        }
        if (attribute.container() == null) {
            return "a collection cannot be declared as " + model.types().words(type)
                    + "; declare it as java.util.Collection, List, Set or Map.";
        }
        if (!dynamic && !model.types().isNamed(type, attribute.container().type())) {
            return "a collection cannot be declared as " + model.types().words(type) + "; declare it as "
                    + attribute.container().type() + " (the initial value may be of any class).";
        }
        TypeMirror target = attribute.target();
        if (target == null) {
            return "the class of its elements is unknown; give the collection a type argument, or name the class in the"
                    + " annotation.";
        }
        ManagedClass element = model.of(target);
        if (attribute.kind() == AttributeKind.ELEMENT_COLLECTION) {
            return element != null && element.kind() == ManagedKind.ENTITY
                    ? "its elements are entities (" + element.entityName() + "); use @OneToMany or @ManyToMany."
                    : "";
        }
        boolean embeddable = element != null && element.kind() == ManagedKind.EMBEDDABLE;
        return embeddable || basic(target)
                ? model.types().words(target)
                        + " is no entity; use @ElementCollection for basic values and embeddables."
                : "";
    }

    /** What can be no entity, whatever a mapping file says. */
    private boolean basic(TypeMirror type) {
        TypeElement element = model.types().element(type);
        boolean wide = type.getKind() == TypeKind.TYPEVAR
                || type.getKind() == TypeKind.WILDCARD
                || element != null && element.getKind() == ElementKind.INTERFACE
                || model.types().isNamed(type, "java.lang.Object");
        return !wide
                && (type.getKind().isPrimitive()
                        || type instanceof ArrayType
                        || element != null
                                && (element.getKind() == ElementKind.ENUM
                                        || element.getQualifiedName().toString().startsWith("java.")));
    }
}
