package org.athanor.processor.generate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.athanor.processor.model.TypeLookup;

/**
 * Writes types as one source calls them. Annotations of types are left out, primitive types are boxed, and a type variable,
 * which static members cannot use, becomes its bound.
 */
final class TypeNames {
    private final Elements elements;
    private final TypeLookup types;
    private final PackageElement home;
    private final Imports imports;

    TypeNames(Elements elements, TypeLookup types, PackageElement home, Imports imports) {
        this.elements = elements;
        this.types = types;
        this.home = home;
        this.imports = imports;
    }

    /** A class by its name. */
    String of(String packageName, String simpleName) {
        return imports.name(packageName, simpleName);
    }

    /** A class without type arguments. */
    String of(TypeElement element) {
        if (element.getEnclosingElement() instanceof TypeElement outer) {
            return of(outer) + "." + element.getSimpleName();
        }
        String from = elements.getPackageOf(element).getQualifiedName().toString();
        return imports.name(from, element.getSimpleName().toString());
    }

    /** A type as the argument of another. */
    String of(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR, WILDCARD, INTERSECTION -> of(types.bound(type));
            case ARRAY -> array((ArrayType) type);
            case DECLARED -> declared((DeclaredType) type);
            default ->
                type.getKind().isPrimitive()
                        ? of(types.boxed(type))
                        : imports.name("java.lang", "Object"); // not known, and an error of the compiler's by itself
        };
    }

    private String array(ArrayType type) {
        TypeMirror component = type.getComponentType();
        String name = component.getKind().isPrimitive() ? types.words(component) : of(component);
        return name + "[]";
    }

    private String declared(DeclaredType type) {
        String name = of((TypeElement) type.asElement());
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        return arguments.isEmpty()
                ? name
                : name + arguments.stream().map(this::argument).collect(Collectors.joining(", ", "<", ">"));
    }

    private String argument(TypeMirror type) {
        if (type.getKind() == TypeKind.TYPEVAR) {
            return "?";
        }
        if (type instanceof WildcardType wildcard) {
            TypeMirror above = wildcard.getExtendsBound();
            TypeMirror below = wildcard.getSuperBound();
            boolean variable = above != null && above.getKind() == TypeKind.TYPEVAR
                    || below != null && below.getKind() == TypeKind.TYPEVAR;
            return variable || above == null && below == null
                    ? "?"
                    : above != null ? "? extends " + of(above) : "? super " + of(Objects.requireNonNull(below));
        }
        return of(type);
    }

    /** Whether the package may name the type, and all in it. */
    boolean visible(TypeMirror type) {
        TypeMirror bound = types.bound(type);
        if (bound instanceof ArrayType array) {
            return visible(array.getComponentType());
        }
        if (bound.getKind() != TypeKind.DECLARED) {
            return true;
        }
        DeclaredType declared = (DeclaredType) bound;
        return visible((TypeElement) declared.asElement())
                && declared.getTypeArguments().stream()
                        .allMatch(argument -> argument.getKind() == TypeKind.TYPEVAR || visible(argument));
    }

    boolean visible(TypeElement type) {
        boolean near = elements.getPackageOf(type).equals(home);
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            boolean open = at.getModifiers().contains(Modifier.PUBLIC);
            if (!open && (!near || at.getModifiers().contains(Modifier.PRIVATE))) {
                return false;
            }
        }
        return true;
    }
}
