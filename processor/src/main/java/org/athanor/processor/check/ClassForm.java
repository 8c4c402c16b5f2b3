package org.athanor.processor.check;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.ManagedKind;

/** The form of a class (Jakarta Persistence 3.2, 2.1, 2.5, 2.12.2), as generously as the provider takes it. */
final class ClassForm {
    /** False when there is no sense in looking at the attributes. */
    boolean check(ManagedClass managed, Problems problems) {
        TypeElement type = managed.element();
        ElementKind form = type.getKind();
        if (form == ElementKind.ENUM) {
            problems.add(managed, "it is an enum; remove the annotation, an enum is stored as a basic value.");
            return false;
        }
        if (form == ElementKind.INTERFACE || form == ElementKind.ANNOTATION_TYPE) {
            problems.add(managed, "it is an interface; annotate a class.");
            return false;
        }
        boolean embeddable = managed.kind() == ManagedKind.EMBEDDABLE;
        if (form == ElementKind.RECORD && !embeddable) {
            problems.add(managed, "it is a record, whose state cannot change; make it a class, or an @Embeddable.");
            return false;
        }
        boolean nested = type.getEnclosingElement() instanceof TypeElement;
        if (nested && !type.getModifiers().contains(Modifier.STATIC)) {
            problems.add(managed, "it is an inner class; make it static or a top-level class.");
        } else if (form != ElementKind.RECORD
                && managed.kind() != ManagedKind.MAPPED_SUPERCLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && !hasNoArgumentConstructor(type)
                && !changedLater(type)) {
            problems.add(
                    managed,
                    "it has no constructor without parameters; add one, protected is enough"
                            + (embeddable ? ", or make it a record." : "."));
        }
        return true;
    }

    private static boolean hasNoArgumentConstructor(TypeElement type) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        return constructors.isEmpty()
                || constructors.stream().anyMatch(one -> one.getParameters().isEmpty());
    }

    /** Lombok and the Kotlin compiler add constructors that are not seen here. */
    private static boolean changedLater(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(Annotations::nameOf)
                .anyMatch(name -> name.startsWith("lombok.") || name.equals("kotlin.Metadata"));
    }
}
