package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.AttributeMember;

/** {@link DeclaredMembers} by method handles, for a superclass whose loader does not see this package. */
final class HandleMembers extends DeclaredMembers {
    private final MemberHandles[] members;

    HandleMembers(List<AttributeMember> members) {
        this.members = members.stream().map(MemberHandles::new).toArray(MemberHandles[]::new);
    }

    @Override
    public int getInt(Object instance, int member) {
        Object value = members[member].get(instance);
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof Character character ? character : Primitives.toInt(value);
    }

    @Override
    public long getLong(Object instance, int member) {
        return Primitives.toLong(members[member].get(instance));
    }

    @Override
    public float getFloat(Object instance, int member) {
        return Primitives.toFloat(members[member].get(instance));
    }

    @Override
    public double getDouble(Object instance, int member) {
        return Primitives.toDouble(members[member].get(instance));
    }

    @Override
    public @Nullable Object getObject(Object instance, int member) {
        return members[member].get(instance);
    }

    @Override
    public void setInt(Object instance, int member, int value) {
        Object now = members[member].get(instance);
        Object given = value;
        if (now instanceof Boolean) {
            given = value != 0;
        } else if (now instanceof Character) {
            given = (char) value;
        } else if (now instanceof Byte) {
            given = (byte) value;
        } else if (now instanceof Short) {
            given = (short) value;
        }
        members[member].set(instance, given);
    }

    @Override
    public void setLong(Object instance, int member, long value) {
        members[member].set(instance, value);
    }

    @Override
    public void setFloat(Object instance, int member, float value) {
        members[member].set(instance, value);
    }

    @Override
    public void setDouble(Object instance, int member, double value) {
        members[member].set(instance, value);
    }

    @Override
    public void setObject(Object instance, int member, @Nullable Object value) {
        members[member].set(instance, value);
    }
}
