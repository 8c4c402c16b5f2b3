package org.athanor.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/** Versions and enums (Jakarta Persistence 3.2, 11.1.19, 11.1.57). */
final class Values implements Checks.Check {
    private static final Set<String> VERSIONS = Set.of(
            "java.lang.Integer",
            "java.lang.Short",
            "java.lang.Long",
            "java.sql.Timestamp",
            "java.time.Instant",
            "java.time.LocalDateTime");

    private final Model model;

    Values(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        List<Attribute> versions = new ArrayList<>();
        for (Attribute attribute : managed.attributes()) {
            if (Annotations.has(attribute.member(), "Version")) {
                version(managed, attribute, versions, problems);
                versions.add(attribute);
            }
            if (Annotations.has(attribute.member(), "Enumerated")
                    && attribute.target() != null
                    && noEnum(attribute.target())) {
                problems.add(
                        managed,
                        attribute,
                        "Enumerated",
                        "@Enumerated is for enums, and " + model.types().words(attribute.target())
                                + " is none; remove it.");
            }
        }
    }

    private void version(ManagedClass managed, Attribute attribute, List<Attribute> versions, Problems problems) {
        TypeMirror type = model.types().boxed(attribute.type());
        TypeElement element = model.types().element(type);
        boolean known = type.getKind() != TypeKind.TYPEVAR && type.getKind() != TypeKind.ERROR;
        if (known
                && (element == null
                        || !VERSIONS.contains(element.getQualifiedName().toString()))) {
            problems.add(
                    managed,
                    attribute,
                    "Version",
                    "a @Version cannot be a " + model.types().words(attribute.type())
                            + "; make it an int, short, long, java.sql.Timestamp, java.time.Instant or LocalDateTime.");
        } else if (!versions.isEmpty()) {
            problems.add(
                    managed,
                    attribute,
                    "Version",
                    "it is a second @Version beside " + versions.get(0).name() + "; keep one of them.");
        }
    }

    /** Only what cannot turn out to be an enum. */
    private boolean noEnum(TypeMirror type) {
        TypeElement element = model.types().element(type);
        return type.getKind().isPrimitive()
                || type.getKind() == TypeKind.DECLARED
                        && element != null
                        && element.getKind() == ElementKind.CLASS
                        && !model.types().isNamed(type, "java.lang.Enum");
    }
}
