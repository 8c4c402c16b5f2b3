package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about types which the compiler's own interface answers only in several steps. */
public final class TypeLookup {
    private final Elements elements;
    private final Types types;

    public TypeLookup(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The type with a leading type variable, wildcard or intersection replaced by its bound. */
    public TypeMirror bound(TypeMirror type) {
        TypeMirror at = type;
        while (true) {
            if (at instanceof TypeVariable variable) {
                at = variable.getUpperBound();
            } else if (at instanceof IntersectionType intersection) {
                at = intersection.getBounds().get(0);
            } else if (at instanceof WildcardType wildcard) {
                TypeMirror above = wildcard.getExtendsBound();
                at = above == null ? object() : above;
            } else {
                return at;
            }
        }
    }

    public TypeMirror object() {
        return elements.getTypeElement("java.lang.Object").asType();
    }

    /** The class of a declared type, after {@link #bound}; null for all others and for what is not known. */
    public @Nullable TypeElement element(TypeMirror type) {
        TypeMirror bound = bound(type);
        return bound.getKind() == TypeKind.DECLARED && ((DeclaredType) bound).asElement() instanceof TypeElement element
                ? element
                : null;
    }

    public boolean isNamed(TypeMirror type, String name) {
        TypeElement element = element(type);
        return element != null && element.getQualifiedName().contentEquals(name);
    }

    /** Whether a value of the type is one of the class {@code name}, type arguments aside. */
    public boolean isA(TypeMirror type, String name) {
        TypeElement sought = elements.getTypeElement(name);
        return sought != null && isA(type, sought);
    }

    public boolean isA(TypeMirror type, TypeElement sought) {
        TypeMirror bound = bound(type);
        return bound.getKind() == TypeKind.DECLARED
                && types.isSubtype(types.erasure(bound), types.erasure(sought.asType()));
    }

    /** What a type gives for the type parameter {@code index} of its supertype {@code generic}; null when it is raw. */
    @Nullable
    TypeMirror argument(TypeMirror type, String generic, int index) {
        DeclaredType found = supertype(bound(type), generic);
        List<? extends TypeMirror> arguments = found == null ? List.of() : found.getTypeArguments();
        return arguments.size() > index ? arguments.get(index) : null;
    }

    private @Nullable DeclaredType supertype(TypeMirror type, String generic) {
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        if (isNamed(declared, generic)) {
            return declared;
        }
        for (TypeMirror above : types.directSupertypes(declared)) {
            DeclaredType found = supertype(above, generic);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The type of a field or of what a getter returns. */
    static TypeMirror typeOf(Element member) {
        return member instanceof ExecutableElement getter ? getter.getReturnType() : member.asType();
    }

    /** The same, as seen from {@code holder}: with the arguments that it gives to type variables. */
    TypeMirror typeOf(DeclaredType holder, Element member) {
        TypeMirror seen = types.asMemberOf(holder, member);
        return seen instanceof ExecutableType getter ? getter.getReturnType() : seen;
    }

    public TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }

    /** A type as messages name it. */
    public String words(TypeMirror type) {
        TypeElement element = element(type);
        return element != null
                ? element.getQualifiedName().toString()
                : type instanceof ArrayType array
                        ? words(array.getComponentType()) + "[]"
                        : type.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** Whether one is the other or extends it. */
    public boolean related(TypeElement a, TypeElement b) {
        return isA(a.asType(), b) || isA(b.asType(), a);
    }

    boolean assignable(TypeMirror from, TypeMirror to) {
        return types.isAssignable(types.erasure(from), types.erasure(to));
    }

    /** Whether a type, or one inside it, is not known (yet). */
    public boolean unresolved(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> unresolved(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(this::unresolved);
            case TYPEVAR -> bound(type).getKind() == TypeKind.ERROR;
            case WILDCARD -> bound(type).getKind() != TypeKind.TYPEVAR && unresolved(bound(type));
            default -> false;
        };
    }
}
