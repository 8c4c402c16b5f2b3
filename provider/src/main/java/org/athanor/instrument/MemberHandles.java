package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.athanor.mapping.AttributeMember;

/**
 * One attribute by method handles: slower than generated code, but possible for classes whose loader does not see this
 * package, and for public members of packages that are not opened.
 */
final class MemberHandles {
    private final MethodHandle getter;
    private final @Nullable MethodHandle setter;
    private final AttributeMember member;

    MemberHandles(AttributeMember member) {
        this.member = member;
        try {
            this.getter = getter(member).asType(MethodType.methodType(Object.class, Object.class));
            MethodHandle write = setter(member);
            this.setter = write == null
                    ? null
                    : write.asType(MethodType.methodType(void.class, Object.class, MemberCode.writeType(member)))
                            .asType(MethodType.methodType(void.class, Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(member + " is out of reach: " + e.getMessage(), e);
        }
    }

    private static MethodHandle getter(AttributeMember member) throws IllegalAccessException {
        Field field = member.field();
        if (field != null) {
            return lookup(field).unreflectGetter(field);
        }
        Method method = MemberCode.getter(member);
        return lookup(method).unreflect(method);
    }

    private static @Nullable MethodHandle setter(AttributeMember member) throws IllegalAccessException {
        Field field = member.field();
        if (field != null) {
            if (!Modifier.isFinal(field.getModifiers())) {
                return lookup(field).unreflectSetter(field);
            }
            if (field.getDeclaringClass().isRecord()) {
                return null;
            }
            field.setAccessible(true);
            return lookup(field).unreflectSetter(field);
        }
        if (member.setter() == null) {
            return null;
        }
        Method method = MemberCode.setter(member);
        return lookup(method).unreflect(method);
    }

    /** A private lookup where the package is open, the public one for public members elsewhere. */
    private static MethodHandles.Lookup lookup(Member target) {
        Class<?> declaring = target.getDeclaringClass();
        try {
            return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
        } catch (IllegalAccessException closed) {
            boolean isPublic = Modifier.isPublic(target.getModifiers()) && Modifier.isPublic(declaring.getModifiers());
            return isPublic ? MethodHandles.publicLookup() : HiddenClasses.lookupIn(declaring);
        }
    }

    static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            return lookup(constructor).unreflectConstructor(constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No usable constructor in " + type.getName(), e);
        }
    }

    @Nullable
    Object get(Object instance) {
        try {
            return (Object) getter.invokeExact(instance);
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    void set(Object instance, @Nullable Object value) {
        MethodHandle write = setter;
        if (write == null) {
            throw new IllegalStateException(member + " cannot be written");
        }
        Object given = value == null ? Primitives.zero(MemberCode.writeType(member)) : value;
        try {
            write.invokeExact(instance, given);
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    /** What user code threw, as it is; checked exceptions are wrapped. */
    static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("User code failed: " + failure, failure);
    }
}
