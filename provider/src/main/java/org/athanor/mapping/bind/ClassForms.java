package org.athanor.mapping.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.MemberDeclaration;

/**
 * Checks that classes have the form the specification asks for (Jakarta Persistence 3.2, 2.1, 2.5). More is allowed than
 * there: final classes, and a no-argument constructor of any visibility.
 */
final class ClassForms {
    private final MappingErrors errors;

    ClassForms(MappingErrors errors) {
        this.errors = errors;
    }

    void check(ClassDeclaration declaration) {
        Class<?> type = declaration.javaType();
        boolean embeddable = declaration.kind() == ClassDeclaration.Kind.EMBEDDABLE;
        if (type.isEnum()) {
            errors.add(declaration, "it is an enum; remove the annotation, an enum is stored as a basic value.");
        } else if (type.isInterface()) {
            errors.add(declaration, "it is an interface; annotate a class.");
        } else if (type.isRecord() && !embeddable) {
            errors.add(declaration, "it is a record, whose state cannot change; make it a class, or an @Embeddable.");
        } else if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            errors.add(declaration, "it is an inner class; make it static or a top-level class.");
        } else if (!type.isRecord()
                && declaration.kind() != ClassDeclaration.Kind.MAPPED_SUPERCLASS
                && !Modifier.isAbstract(type.getModifiers())
                && !hasNoArgumentConstructor(type)) {
            errors.add(
                    declaration,
                    "it has no constructor without parameters; add one, protected is enough"
                            + (embeddable ? ", or make it a record." : "."));
        }
        for (AttributeDeclaration attribute : declaration.attributes()) {
            MemberDeclaration member = attribute.member();
            if (member.getter() != null && member.setter() == null) {
                String stem = Character.toUpperCase(member.name().charAt(0))
                        + member.name().substring(1);
                errors.add(
                        declaration,
                        "the property " + member.name() + " has no setter; add set" + stem + "("
                                + member.getter().getReturnType().getSimpleName()
                                + "), annotate the field instead of the getter, or add @Transient.");
            }
        }
    }

    static boolean hasNoArgumentConstructor(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }
}
