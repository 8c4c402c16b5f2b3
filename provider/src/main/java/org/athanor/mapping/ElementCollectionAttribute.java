package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.sql.schema.Column;

/** A collection of basic or embedded values in a table of its own. */
public record ElementCollectionAttribute(
        String name,
        int index,
        Class<?> javaType,
        AttributeMember member,
        boolean lazy,
        CollectionKind kind,
        Class<?> elementType,
        Attribute element,
        JoinTable table,
        List<Ordering> orderBy,
        @Nullable Column orderColumn,
        @Nullable MapKey mapKey)
        implements PluralAttribute {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return member.toString();
    }
}
