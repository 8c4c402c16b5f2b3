package org.athanor.mapping;

import jakarta.annotation.Nullable;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;

/** An attribute stored in one column. */
public record BasicAttribute(
        String name,
        int index,
        Class<?> javaType,
        AttributeMember member,
        boolean lazy,
        boolean isId,
        boolean isVersion,
        boolean optional,
        Column column,
        ValueType<?> type,
        boolean insertable,
        boolean updatable,
        @Nullable Generator generator)
        implements Attribute {
    /** Whether values are large objects, of which not many at a time are to be held in memory. */
    public boolean large() {
        return type.sqlType() == SqlType.BLOB || type.sqlType() == SqlType.CLOB;
    }

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
