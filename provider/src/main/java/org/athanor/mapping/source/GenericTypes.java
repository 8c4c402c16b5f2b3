package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/**
 * What type variables stand for in one class: those of its superclasses and interfaces, and its own where a parameterized type
 * names the class. So an attribute that a mapped superclass declares as {@code T} has the type a subclass gives it.
 */
public final class GenericTypes {
    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    private GenericTypes() {}

    /** As seen from a class or parameterized type. */
    public static GenericTypes of(Type type) {
        GenericTypes types = new GenericTypes();
        types.add(type);
        return types;
    }

    /** As seen from an embeddable that an attribute of {@code type} holds here. */
    public GenericTypes within(Type type) {
        GenericTypes inner = new GenericTypes();
        inner.arguments.putAll(arguments);
        inner.add(resolve(type));
        return inner;
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            TypeVariable<?>[] variables = raw.getTypeParameters();
            Type[] actual = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                if (actual[i] != variables[i]) {
                    arguments.put(variables[i], actual[i]);
                }
            }
            addSupertypes(raw);
        } else if (type instanceof Class<?> raw) {
            addSupertypes(raw);
        }
    }

    private void addSupertypes(Class<?> raw) {
        Class<?> superclass = raw.getSuperclass();
        if (superclass != null && superclass != Object.class && superclass != Record.class) {
            add(raw.getGenericSuperclass());
        }
        if (raw.getInterfaces().length > 0) {
            for (Type generic : raw.getGenericInterfaces()) {
                add(generic);
            }
        }
    }

    /** The type with a leading type variable or wildcard replaced by what it stands for, its bound if nothing. */
    public Type resolve(Type type) {
        Type at = type;
        while (true) {
            if (at instanceof TypeVariable<?> variable) {
                Type argument = arguments.get(variable);
                at = argument != null ? argument : variable.getBounds()[0];
            } else if (at instanceof WildcardType wildcard) {
                at = wildcard.getUpperBounds()[0];
            } else {
                return at;
            }
        }
    }

    /** The class of a type, after {@link #resolve}. */
    public Class<?> rawClass(Type type) {
        Type resolved = resolve(type);
        if (resolved instanceof Class<?> plain) {
            return plain;
        }
        if (resolved instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (resolved instanceof GenericArrayType array) {
            return Array.newInstance(rawClass(array.getGenericComponentType()), 0)
                    .getClass();
        }
        throw new IllegalStateException("No class for " + resolved);
    }

    /**
     * What {@code type} gives for the type parameter {@code index} of its supertype {@code generic} ({@code Collection},
     * {@code Map}); null when it is a raw type.
     */
    public @Nullable Type argument(Type type, Class<?> generic, int index) {
        Type resolved = resolve(type);
        if (resolved instanceof ParameterizedType parameterized && parameterized.getRawType() == generic) {
            return resolve(parameterized.getActualTypeArguments()[index]);
        }
        GenericTypes inside = within(resolved);
        Type at = generic.getTypeParameters()[index];
        while (at instanceof TypeVariable<?> variable) {
            at = inside.arguments.get(variable);
        }
        return at == null ? null : inside.resolve(at);
    }
}
