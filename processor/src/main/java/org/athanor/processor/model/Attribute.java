package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * An attribute as its class declares it.
 *
 * @param member the field or the getter
 * @param type the type of the member
 * @param declared the kinds that annotations name; a mistake if there are several
 * @param container null unless the attribute is plural and its type a collection
 * @param key the class of the keys of a map, null if not known
 * @param target what a relationship leads to, what a collection holds, else the type; null if not known
 */
public record Attribute(
        String name,
        Element member,
        TypeMirror type,
        Set<AttributeKind> declared,
        AttributeKind kind,
        @Nullable Container container,
        @Nullable TypeMirror key,
        @Nullable TypeMirror target) {

    static Attribute of(TypeLookup types, String name, Element member, TypeMirror type) {
        Set<AttributeKind> declared = AttributeKind.declared(member);
        AttributeKind kind = declared.isEmpty()
                ? undeclared(types, type)
                : declared.iterator().next();
        TypeMirror target = type;
        TypeMirror key = null;
        Container container = null;
        if (kind.isPlural()) {
            container = Container.of(types, type);
            target = container == null ? null : container.elementOf(types, type);
            key = container == Container.MAP ? types.argument(type, Container.MAP.type(), 0) : null;
            TypeMirror named = Annotations.type(Annotations.find(member, "MapKeyClass"), "value");
            key = named == null ? key : named;
        }
        String targetMember = kind.targetMember();
        if (targetMember != null) {
            TypeMirror named = Annotations.type(Annotations.find(member, kind.annotation()), targetMember);
            target = named == null ? target : named;
        }
        return new Attribute(name, member, type, declared, kind, container, key, target);
    }

    private static AttributeKind undeclared(TypeLookup types, TypeMirror type) {
        var element = types.element(type);
        return element != null && ManagedKind.of(element) == ManagedKind.EMBEDDABLE
                ? AttributeKind.EMBEDDED
                : AttributeKind.BASIC;
    }

    /** The annotation that says the kind; null if none does. */
    public @Nullable AnnotationMirror kindAnnotation() {
        return Annotations.find(member, kind.annotation());
    }

    /** The attribute on the other side that owns the relationship; empty if this one does. */
    public String mappedBy() {
        return Annotations.text(kindAnnotation(), "mappedBy");
    }
}
