package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The members of a class that may be attributes, in the order of the source (Jakarta Persistence 3.2, 2.2). */
final class Members {
    /** A field or a getter, and the name of the attribute that it is. */
    record Member(String name, Element element) {}

    private final TypeLookup types;

    Members(TypeLookup types) {
        this.types = types;
    }

    @Nullable
    TypeElement superclass(TypeElement type) {
        TypeElement above = types.element(type.getSuperclass());
        return above == null || above.getQualifiedName().contentEquals("java.lang.Object") ? null : above;
    }

    /** The fields that can be persistent: neither static nor transient. */
    List<VariableElement> fields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getKind() == ElementKind.FIELD
                        && !field.getModifiers().contains(Modifier.STATIC)
                        && !field.getModifiers().contains(Modifier.TRANSIENT))
                .toList();
    }

    List<ExecutableElement> getters(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> stem(method) != null)
                .toList();
    }

    /** The attributes under an access type, with those that {@code @Access} on the member adds and removes. */
    List<Member> attributes(TypeElement type, AccessType access) {
        List<Member> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (VariableElement field : fields(type)) {
            if (persistent(field, access, AccessType.FIELD)) {
                String name = field.getSimpleName().toString();
                found.add(new Member(name, field));
                taken.add(name);
            }
        }
        if (type.getKind() == ElementKind.RECORD) {
            return found;
        }
        for (ExecutableElement getter : getters(type)) {
            String stem = stem(getter);
            if (stem != null && persistent(getter, access, AccessType.PROPERTY)) {
                boolean property = Annotations.mapped(getter) || hasSetter(type, stem, getter.getReturnType());
                String name = decapitalize(stem);
                if (property && taken.add(name)) {
                    found.add(new Member(name, getter));
                }
            }
        }
        return found;
    }

    private static boolean persistent(Element member, AccessType access, AccessType kind) {
        if (Annotations.has(member, "Transient")) {
            return false;
        }
        AccessType stated = AccessTypes.at(member);
        return (stated == null ? access : stated) == kind;
    }

    private boolean hasSetter(TypeElement type, String stem, TypeMirror read) {
        for (TypeElement at = type; at != null; at = superclass(at)) {
            for (ExecutableElement method : ElementFilter.methodsIn(at.getEnclosedElements())) {
                if (method.getSimpleName().contentEquals("set" + stem)
                        && method.getParameters().size() == 1
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && types.assignable(read, method.getParameters().get(0).asType())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The capitalized name of the property that a method reads, null when it reads none. */
    private @Nullable String stem(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (!method.getParameters().isEmpty()
                || type.getKind() == TypeKind.VOID
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)) {
            return null;
        }
        String name = method.getSimpleName().toString();
        if (name.length() > 3 && name.startsWith("get")) {
            return name.substring(3);
        }
        boolean isBoolean = type.getKind() == TypeKind.BOOLEAN || types.isNamed(type, "java.lang.Boolean");
        return isBoolean && name.length() > 2 && name.startsWith("is") ? name.substring(2) : null;
    }

    /** As {@code java.beans.Introspector}, which is in a module of its own. */
    private static String decapitalize(String stem) {
        boolean acronym =
                stem.length() > 1 && Character.isUpperCase(stem.charAt(0)) && Character.isUpperCase(stem.charAt(1));
        return acronym ? stem : Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }
}
