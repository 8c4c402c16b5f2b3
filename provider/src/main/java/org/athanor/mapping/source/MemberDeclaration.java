package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;

/**
 * Where an attribute lives: a field (of a record too), or a getter with its setter. A getter without a setter is kept, so
 * that the error can be reported with all others. {@code type} may hold type variables of the declaring class.
 */
public record MemberDeclaration(
        String name,
        Class<?> declaringClass,
        Type type,
        @Nullable Field field,
        @Nullable Method getter,
        @Nullable Method setter) {
    @Override
    public String toString() {
        return declaringClass.getSimpleName() + "." + name;
    }
}
