package org.athanor.instrument;

import java.util.Locale;

/** How a type lies on the operand stack; names the methods of {@link DeclaredMembers}. */
enum StackKind {
    INT("I"),
    LONG("J"),
    FLOAT("F"),
    DOUBLE("D"),
    OBJECT("Ljava/lang/Object;");

    final String descriptor;
    private final String title;

    StackKind(String descriptor) {
        this.descriptor = descriptor;
        this.title = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    static StackKind of(Class<?> type) {
        if (!type.isPrimitive()) {
            return OBJECT;
        }
        if (type == long.class) {
            return LONG;
        }
        if (type == float.class) {
            return FLOAT;
        }
        return type == double.class ? DOUBLE : INT;
    }

    String getter() {
        return "get" + title;
    }

    String setter() {
        return "set" + title;
    }
}
