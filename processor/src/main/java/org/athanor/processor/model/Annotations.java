package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads annotations of Jakarta Persistence, which are named here without their package. */
public final class Annotations {
    private static final String STANDARD = "jakarta.persistence.";
    /** What the compiler gives for a class that it does not know (yet). */
    private static final String UNRESOLVED = "<error>";

    private Annotations() {}

    public static @Nullable AnnotationMirror find(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(STANDARD + name)) {
                return mirror;
            }
        }
        return null;
    }

    public static boolean has(Element element, String name) {
        return find(element, name) != null;
    }

    /** Whether any annotation of Jakarta Persistence is there. */
    static boolean mapped(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> nameOf(mirror).startsWith(STANDARD));
    }

    public static String nameOf(AnnotationMirror mirror) {
        Element type = mirror.getAnnotationType().asElement();
        return type instanceof QualifiedNameable named
                ? named.getQualifiedName().toString()
                : type.toString();
    }

    /** The member as it is written; null where it is left to its default. */
    public static @Nullable AnnotationValue value(@Nullable AnnotationMirror mirror, String member) {
        if (mirror != null) {
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                    mirror.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(member)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    /** A text, empty where it is left to its default. */
    public static String text(@Nullable AnnotationMirror mirror, String member) {
        AnnotationValue value = value(mirror, member);
        return value != null && value.getValue() instanceof String text ? text : "";
    }

    /** A class; null where there is none, {@code void}, or one that is not known. */
    public static @Nullable TypeMirror type(@Nullable AnnotationMirror mirror, String member) {
        AnnotationValue value = value(mirror, member);
        return value != null && value.getValue() instanceof TypeMirror type && type.getKind() != TypeKind.VOID
                ? type
                : null;
    }

    /** The name of an enum constant; null where it is left to its default. */
    public static @Nullable String constant(@Nullable AnnotationMirror mirror, String member) {
        AnnotationValue value = value(mirror, member);
        return value != null && value.getValue() instanceof VariableElement constant
                ? constant.getSimpleName().toString()
                : null;
    }

    /** The annotations of one repeatable kind, alone or in their container. */
    public static List<AnnotationMirror> repeated(Element element, String single, String container) {
        List<AnnotationMirror> found = new ArrayList<>();
        AnnotationMirror alone = find(element, single);
        if (alone != null) {
            found.add(alone);
        }
        AnnotationValue several = value(find(element, container), "value");
        if (several != null && several.getValue() instanceof List<?> values) {
            for (Object one : values) {
                if (one instanceof AnnotationValue value && value.getValue() instanceof AnnotationMirror mirror) {
                    found.add(mirror);
                }
            }
        }
        return found;
    }

    /** Whether an annotation names a class that is not known yet. */
    static boolean unresolved(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> nameOf(mirror).startsWith(STANDARD))
                .anyMatch(Annotations::unresolved);
    }

    private static boolean unresolved(AnnotationMirror mirror) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            boolean text = entry.getKey().getReturnType().toString().contains("java.lang.String");
            if (!text && unresolved(entry.getValue().getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean unresolved(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().anyMatch(one -> one instanceof AnnotationValue v && unresolved(v.getValue()));
        }
        return value instanceof AnnotationMirror mirror
                ? unresolved(mirror)
                : value instanceof TypeMirror type ? type.getKind() == TypeKind.ERROR : value.equals(UNRESOLVED);
    }
}
