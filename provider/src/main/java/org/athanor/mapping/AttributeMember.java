package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Where an attribute lives in its class: a field, or a getter with its setter, or a record component (a field and its
 * accessor). Exactly one of {@code field} and {@code getter} decides how the value is read and written: the field if it is
 * there.
 */
public record AttributeMember(
        Class<?> declaringClass,
        @Nullable Field field,
        @Nullable Method getter,
        @Nullable Method setter) {
    public static AttributeMember of(Field field) {
        return new AttributeMember(field.getDeclaringClass(), field, null, null);
    }

    public static AttributeMember of(Method getter, Method setter) {
        return new AttributeMember(getter.getDeclaringClass(), null, getter, setter);
    }

    @Override
    public String toString() {
        return declaringClass.getName() + "." + (field != null ? field.getName() : getter + "()");
    }
}
