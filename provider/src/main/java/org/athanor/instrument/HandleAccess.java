package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;

/** {@link EntityAccess} by method handles, for entity classes beside which no code can be generated. */
final class HandleAccess extends EntityAccess {
    private final List<Attribute> attributes;
    private final MemberHandles[] members;
    private final @Nullable MethodHandle constructor;

    HandleAccess(EntityMapping mapping) {
        super(mapping);
        attributes = mapping.attributes();
        members = attributes.stream().map(a -> new MemberHandles(a.member())).toArray(MemberHandles[]::new);
        constructor = mapping.isAbstract() || !AccessGenerator.constructible(mapping.javaType())
                ? null
                : MemberHandles.constructor(mapping.javaType()).asType(MethodType.methodType(Object.class));
    }

    @Override
    public Object instantiate() {
        MethodHandle make = constructor;
        if (make == null) {
            throw notConstructible();
        }
        try {
            return (Object) make.invokeExact();
        } catch (Throwable failure) {
            throw MemberHandles.rethrown(failure);
        }
    }

    @Override
    public @Nullable Object get(Object instance, int attribute) {
        return members[attribute].get(instance);
    }

    @Override
    public void set(Object instance, int attribute, @Nullable Object value) {
        members[attribute].set(instance, value);
    }

    @Override
    public void read(Object instance, RowSource row, int[] columns) throws SQLException {
        for (Attribute attribute : attributes) {
            int index = attribute.index();
            if (columns[index] != 0 && attribute instanceof BasicAttribute) {
                members[index].set(instance, row.getValue(columns[index], index));
            }
        }
    }
}
