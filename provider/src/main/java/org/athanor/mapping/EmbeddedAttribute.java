package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * An embedded value, bound to the columns of this use: its attributes are those of the embeddable class with overrides
 * applied. It reads as null when all its columns are null.
 */
public final class EmbeddedAttribute implements Attribute {
    private final String name;
    private final int index;
    private final Class<?> javaType;
    private final AttributeMember member;
    private final boolean isId;
    private final List<Attribute> attributes;

    public EmbeddedAttribute(
            String name,
            int index,
            Class<?> javaType,
            AttributeMember member,
            boolean isId,
            List<Attribute> attributes) {
        this.name = name;
        this.index = index;
        this.javaType = javaType;
        this.member = member;
        this.isId = isId;
        this.attributes = List.copyOf(attributes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Class<?> javaType() {
        return javaType;
    }

    @Override
    public AttributeMember member() {
        return member;
    }

    @Override
    public boolean lazy() {
        return false;
    }

    @Override
    public boolean isId() {
        return isId;
    }

    /** The embeddable's attributes as mapped here, by index; of a record in component order. */
    public List<Attribute> attributes() {
        return attributes;
    }

    public @Nullable Attribute attribute(String attributeName) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(attributeName)) {
                return attribute;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return member.toString();
    }
}
