package org.athanor.processor.generate;

import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/**
 * The source for one top-level class. The metamodel of a nested class is nested likewise: {@code Outer.Inner} has
 * {@code Outer_.Inner_}, and an outer class that is not managed an {@code Outer_} without attributes.
 */
public final class MetamodelSource {
    private final Elements elements;
    private final Model model;
    private final TypeElement top;
    private final Predicate<TypeElement> made;
    private final PackageElement home;
    private final Imports imports;
    private final TypeNames names;
    private final String stamp;
    private final boolean javadoc;
    private final ClassPath classPath;

    /**
     * @param made whether a managed class is compiled together with this one, so that its metamodel will be there
     * @param date when the source is made, empty to leave it out
     */
    public MetamodelSource(
            Elements elements,
            Model model,
            TypeElement top,
            Predicate<TypeElement> made,
            boolean javadoc,
            String date) {
        this.elements = elements;
        this.model = model;
        this.top = top;
        this.made = made;
        this.javadoc = javadoc;
        this.home = elements.getPackageOf(top);
        this.classPath = new ClassPath(elements, top);
        String in = home.getQualifiedName().toString();
        this.imports = new Imports(in, metamodelNames(top, new HashSet<>()), classPath::has);
        imports.name(in, top.getSimpleName() + "_");
        this.names = new TypeNames(elements, model.types(), home, imports);
        this.stamp = stamp(date);
    }

    /** Whether there is anything to write for the class. */
    public boolean any() {
        return any(top);
    }

    private boolean any(TypeElement type) {
        return managed(type) != null || nested(type).stream().anyMatch(this::any);
    }

    /** The qualified name of the class to write. */
    public String name() {
        return top.getQualifiedName() + "_";
    }

    public String text() {
        StringBuilder body = new StringBuilder();
        write(top, "", body);
        StringBuilder text = new StringBuilder();
        if (!home.isUnnamed()) {
            text.append("package ").append(home.getQualifiedName()).append(";\n\n");
        }
        for (String line : imports.lines()) {
            text.append("import ").append(line).append(";\n");
        }
        return text.append(imports.lines().isEmpty() ? "" : "\n").append(body).toString();
    }

    private void write(TypeElement type, String indent, StringBuilder out) {
        ManagedClass managed = managed(type);
        if (javadoc) {
            out.append(indent)
                    .append(
                            managed == null
                                    ? "/** The static metamodels of classes in {@link "
                                    : "/** The static metamodel of {@link ")
                    .append(names.of(type))
                    .append("}. */\n");
        }
        if (type == top) {
            out.append(stamp);
        }
        if (managed != null) {
            out.append(indent)
                    .append("@")
                    .append(names.of("jakarta.persistence.metamodel", "StaticMetamodel"))
                    .append("(")
                    .append(names.of(type))
                    .append(".class)\n");
            if (!type.getTypeParameters().isEmpty()) {
                out.append(indent)
                        .append("@")
                        .append(names.of("java.lang", "SuppressWarnings"))
                        .append("(\"rawtypes\")\n");
            }
        }
        String above = managed == null ? null : superclass(managed.superclass());
        out.append(indent)
                .append(type == top ? "public abstract class " : "public abstract static class ")
                .append(type.getSimpleName())
                .append("_")
                .append(above == null ? "" : " extends " + above)
                .append(" {\n");
        int start = out.length();
        String inner = indent + "    ";
        if (managed != null) {
            AttributeTypes types = new AttributeTypes(model.types(), names, classPath.hasAthanor());
            new MetamodelBody(managed, model, names, types, classPath, inner, javadoc).write(out);
        }
        for (TypeElement one : nested(type)) {
            if (any(one)) {
                out.append(out.length() == start ? "" : "\n");
                write(one, inner, out);
            }
        }
        out.append(indent).append("}\n");
    }

    private @Nullable ManagedClass managed(TypeElement type) {
        boolean sensible = switch (type.getKind()) {
            case CLASS, RECORD -> true;
            default -> false;
        };
        return sensible && names.visible(type) ? model.of(type) : null;
    }

    /** The metamodel class to extend: that of the nearest managed class above which has one. */
    private @Nullable String superclass(@Nullable ManagedClass above) {
        for (ManagedClass at = above; at != null; at = at.superclass()) {
            if (names.visible(at.element()) && (made.test(at.element()) || classPath.has(qualified(at.element())))) {
                return metamodelName(at.element());
            }
        }
        return null;
    }

    private String metamodelName(TypeElement type) {
        String simple = type.getSimpleName() + "_";
        return type.getEnclosingElement() instanceof TypeElement outer
                ? metamodelName(outer) + "." + simple
                : names.of(elements.getPackageOf(type).getQualifiedName().toString(), simple);
    }

    private static String qualified(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? qualified(outer) + "." + type.getSimpleName() + "_"
                : type.getQualifiedName() + "_";
    }

    private static List<TypeElement> nested(TypeElement type) {
        return ElementFilter.typesIn(type.getEnclosedElements());
    }

    private static Set<String> metamodelNames(TypeElement type, Set<String> found) {
        for (TypeElement inner : nested(type)) {
            found.add(inner.getSimpleName() + "_");
            metamodelNames(inner, found);
        }
        return found;
    }

    private String stamp(String date) {
        String generated = classPath.generated();
        if (generated == null) {
            return "";
        }
        int dot = generated.lastIndexOf('.');
        String name = names.of(generated.substring(0, dot), generated.substring(dot + 1));
        String by = "\"org.athanor.processor.MetamodelProcessor\"";
        return "@" + name + "(" + (date.isEmpty() ? by : "value = " + by + ", date = \"" + date + "\"") + ")\n";
    }
}
