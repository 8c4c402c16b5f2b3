package org.athanor.util;

import java.lang.invoke.MethodType;

/** The classes of values as objects. */
public final class Wrappers {
    private Wrappers() {}

    /** The wrapper of a primitive type, any other class as it is. */
    public static Class<?> of(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}
