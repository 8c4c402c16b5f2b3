package org.athanor.processor.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/**
 * The members of one metamodel class. Of two members that would have the same name, which the specification leaves open,
 * the first stays: attributes before constants.
 */
final class MetamodelBody {
    private final ManagedClass managed;
    private final Model model;
    private final TypeNames names;
    private final AttributeTypes types;
    private final ClassPath classPath;
    private final String indent;
    private final boolean javadoc;
    private final Set<String> taken = new HashSet<>(Set.of("class_"));

    MetamodelBody(
            ManagedClass managed,
            Model model,
            TypeNames names,
            AttributeTypes types,
            ClassPath classPath,
            String indent,
            boolean javadoc) {
        this.managed = managed;
        this.model = model;
        this.names = names;
        this.types = types;
        this.classPath = classPath;
        this.indent = indent;
        this.javadoc = javadoc;
    }

    void write(StringBuilder out) {
        String owner = names.of(managed.element());
        List<NamedElements.Named> named = NamedElements.of(managed);
        String classType =
                names.of("jakarta.persistence.metamodel", managed.kind().annotation() + "Type");
        doc(out, owner, "");
        out.append(indent)
                .append("public static volatile ")
                .append(classType)
                .append("<")
                .append(owner)
                .append("> class_;\n");
        List<Attribute> attributes = managed.attributes().stream()
                .filter(attribute -> !managed.overrides(attribute))
                .toList();
        for (Attribute attribute : attributes) {
            attribute(out, owner, attribute);
        }
        for (NamedElements.Named one : named) {
            reference(out, owner, one);
        }
        if (!attributes.isEmpty() || !named.isEmpty()) {
            out.append("\n");
        }
        for (Attribute attribute : attributes) {
            constant(out, ConstantNames.upper(attribute.name()), attribute.name());
        }
        for (NamedElements.Named one : named) {
            constant(out, one.prefix() + ConstantNames.upper(one.name()), one.name());
        }
    }

    private void attribute(StringBuilder out, String owner, Attribute attribute) {
        String type = model.unresolved(attribute) ? null : types.of(owner, attribute);
        if (type != null && SourceVersion.isName(attribute.name())) {
            String call = attribute.member() instanceof ExecutableElement ? "()" : "";
            doc(out, owner, "#" + attribute.member().getSimpleName() + call);
            field(out, type, attribute.name());
        }
    }

    /** What {@code createQuery} and {@code find} take for a named query and a named graph. */
    private void reference(StringBuilder out, String owner, NamedElements.Named named) {
        String name = ConstantNames.legal(named.name());
        if (named.graph()) {
            field(out, names.of("jakarta.persistence", "EntityGraph") + "<" + owner + ">", "_" + name);
        } else if (named.result() != null
                && names.visible(named.result())
                && classPath.has("jakarta.persistence.TypedQueryReference")) {
            String result = names.of(named.result());
            field(out, names.of("jakarta.persistence", "TypedQueryReference") + "<" + result + ">", "_" + name + "_");
        }
    }

    private void field(StringBuilder out, String type, String name) {
        if (taken.add(name)) {
            out.append(indent)
                    .append("public static volatile ")
                    .append(type)
                    .append(" ")
                    .append(name)
                    .append(";\n");
        }
    }

    private void constant(StringBuilder out, String name, String value) {
        boolean legal = SourceVersion.isName(name) && taken.add(name);
        if (legal) {
            String string = names.of("java.lang", "String");
            out.append(indent)
                    .append("public static final ")
                    .append(string)
                    .append(" ")
                    .append(name)
                    .append(" = ")
                    .append(ConstantNames.quoted(value))
                    .append(";\n");
        }
    }

    private void doc(StringBuilder out, String owner, String member) {
        if (javadoc) {
            out.append("\n")
                    .append(indent)
                    .append("/** {@link ")
                    .append(owner)
                    .append(member)
                    .append("} */\n");
        }
    }
}
