package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The identifier of an entity hierarchy (Jakarta Persistence 3.2, 2.4). {@code attributes} are the identifier attributes
 * of the entity: one basic or embedded one, or several with an id class.
 */
public record Identifier(
        Kind kind,
        List<Attribute> attributes,
        @Nullable Class<?> idClass,
        List<Leaf> leaves,
        @Nullable Generator generator) {
    public Identifier {
        attributes = List.copyOf(attributes);
        leaves = List.copyOf(leaves);
    }

    /** How the identifier is spread over attributes. */
    public enum Kind {
        /** One basic attribute (or one to-one attribute whose target has a single-column id). */
        SINGLE,
        /** One embedded attribute. */
        EMBEDDED,
        /** Several attributes; {@code find} takes an instance of the id class. */
        ID_CLASS
    }

    /** The class of the object that {@code find} takes. */
    public Class<?> javaType() {
        if (idClass != null) {
            return idClass;
        }
        return attributes.get(0) instanceof ToOneAttribute derived
                ? derived.target().id().javaType()
                : attributes.get(0).javaType();
    }

    /** Whether the identity key is one column's value. */
    public boolean simple() {
        return leaves.size() == 1;
    }
}
