package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.EntityMapping;

/**
 * An id class by the names of the entity's identifier attributes (Jakarta Persistence 3.2, 2.4): a record by its
 * components, a class by its fields, or where a field is lacking by getter and setter.
 */
final class IdClassAccess {
    private final Class<?> type;
    private final MemberHandles[] members;
    private final MethodHandle constructor;
    private final int[] components;

    IdClassAccess(EntityMapping mapping, Class<?> type) {
        this.type = type;
        List<Attribute> attributes = mapping.id().attributes();
        this.members = new MemberHandles[attributes.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] =
                    new MemberHandles(member(mapping, type, attributes.get(i).name()));
        }
        if (type.isRecord()) {
            RecordComponent[] parts = type.getRecordComponents();
            this.constructor = MemberHandles.constructor(
                    type, Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            this.components = Arrays.stream(parts)
                    .mapToInt(part -> position(attributes, part.getName()))
                    .toArray();
        } else {
            this.constructor = MemberHandles.constructor(type);
            this.components = new int[0];
        }
    }

    private static int position(List<Attribute> attributes, String name) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static AttributeMember member(EntityMapping mapping, Class<?> type, String name) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return AttributeMember.of(field);
                }
            }
        }
        String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        try {
            Method getter = type.getMethod("get" + title);
            return AttributeMember.of(getter, type.getMethod("set" + title, getter.getReturnType()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "Id class " + type.getName() + " of entity " + mapping.name() + " has no field or property " + name,
                    e);
        }
    }

    @Nullable
    Object get(Object idClassInstance, int position) {
        return members[position].get(idClassInstance);
    }

    Object instantiate(Object[] parts) {
        try {
            if (type.isRecord()) {
                Object[] arguments = new Object[components.length];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = components[i] < 0 ? null : parts[components[i]];
                }
                return constructor.invokeWithArguments(arguments);
            }
            Object instance = constructor.invoke();
            for (int i = 0; i < members.length; i++) {
                members[i].set(instance, parts[i]);
            }
            return instance;
        } catch (Throwable failure) {
            throw MemberHandles.rethrown(failure);
        }
    }
}
