package org.athanor.mapping;

/**
 * A persistent attribute of an entity or embeddable. Its index is its place in {@link EntityMapping#attributes()} or
 * {@link EmbeddedAttribute#attributes()}; a subclass's list begins with its superclass's, so an index means the same
 * attribute all over a hierarchy.
 */
public sealed interface Attribute permits BasicAttribute, EmbeddedAttribute, Relationship, PluralAttribute {
    String name();

    int index();

    /** The declared class, primitive where it is so declared. */
    Class<?> javaType();

    AttributeMember member();

    /** Whether loading the owner may leave this attribute out until it is touched. */
    boolean lazy();

    /** Whether the attribute is part of the identifier. */
    default boolean isId() {
        return false;
    }
}
