package org.athanor.expression;

import jakarta.persistence.metamodel.Attribute;

/** Attributes of a metamodel as paths. */
final class Attributes {
    private Attributes() {}

    /** The attribute of the entity that the query selects or joins without an alias. */
    static Node path(Attribute<?, ?> attribute) {
        Class<?> declaring = attribute.getDeclaringType().getJavaType();
        return new Node.Path(new Node.Root(declaring), declaring, attribute.getName());
    }

    /** The same attribute of what {@code base} stands for. */
    static Node from(Node base, Node attribute) {
        if (attribute instanceof Node.Path path) {
            Node under = path.base() instanceof Node.Root ? base : from(base, path.base());
            return new Node.Path(under, path.declaring(), path.name());
        }
        throw new IllegalArgumentException(
                attribute + " is no attribute: get(…) takes an attribute of a metamodel, or a" + " name");
    }
}
