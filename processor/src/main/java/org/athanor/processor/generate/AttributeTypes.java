package org.athanor.processor.generate;

import jakarta.annotation.Nullable;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.Container;
import org.athanor.processor.model.TypeLookup;

/**
 * Chooses the attribute interface of a field. Those of Athanor extend the standard ones and carry the operators of the
 * native query; the standard ones stand where Athanor is not on the class path, and where a type variable leaves open
 * which of Athanor's it will be.
 */
final class AttributeTypes {
    private static final String ATHANOR = "org.athanor.expression";
    private static final String STANDARD = "jakarta.persistence.metamodel";

    private final TypeLookup types;
    private final TypeNames names;
    private final String plural;
    private final boolean typed;

    AttributeTypes(TypeLookup types, TypeNames names, boolean typed) {
        this.types = types;
        this.names = names;
        this.typed = typed;
        this.plural = typed ? ATHANOR : STANDARD;
    }

    /** The type of the field for an attribute of the class {@code owner}; null when the field cannot name a type in it. */
    @Nullable
    String of(String owner, Attribute attribute) {
        TypeMirror target = attribute.target() == null ? types.object() : attribute.target();
        if (!names.visible(target)) {
            return null;
        }
        return attribute.container() == null
                ? singular(owner, attribute, target)
                : plural(owner, attribute, attribute.container(), target);
    }

    private @Nullable String plural(String owner, Attribute attribute, Container container, TypeMirror target) {
        String name = names.of(
                plural,
                switch (container) {
                    case MAP -> "MapAttribute";
                    case LIST -> "ListAttribute";
                    case SET -> "SetAttribute";
                    case COLLECTION -> "CollectionAttribute";
                });
        if (container != Container.MAP) {
            return name + "<" + owner + ", " + names.of(target) + ">";
        }
        TypeMirror key = attribute.key() == null ? types.object() : attribute.key();
        return names.visible(key) ? name + "<" + owner + ", " + names.of(key) + ", " + names.of(target) + ">" : null;
    }

    private String singular(String owner, Attribute attribute, TypeMirror target) {
        String kind = typed ? kind(attribute) : null;
        String name = kind == null ? names.of(STANDARD, "SingularAttribute") : names.of(ATHANOR, kind);
        boolean fixed = kind != null && (kind.equals("StringAttribute") || kind.equals("BooleanAttribute"));
        return fixed ? name + "<" + owner + ">" : name + "<" + owner + ", " + names.of(target) + ">";
    }

    /** One of Athanor's interfaces; null when no one can tell before the type variable has its value. */
    private @Nullable String kind(Attribute attribute) {
        if (attribute.kind().isToOne()) {
            return "ToOneAttribute";
        }
        if (attribute.kind().isEmbedded()) {
            return "EmbeddedAttribute";
        }
        TypeMirror type = types.boxed(attribute.type());
        if (types.isA(type, "java.lang.Number")) {
            return "NumberAttribute";
        }
        if (type.getKind() == TypeKind.TYPEVAR) {
            return types.isA(type, "java.lang.Enum") ? "ComparableAttribute" : null;
        }
        if (types.isNamed(type, "java.lang.String")) {
            return "StringAttribute";
        }
        if (types.isNamed(type, "java.lang.Boolean")) {
            return "BooleanAttribute";
        }
        return types.isA(type, "java.lang.Comparable") ? "ComparableAttribute" : "BasicAttribute";
    }
}
