package org.athanor.mapping.source;

import java.util.List;

/** A listener class and its callback methods, those of its superclasses first. */
public record ListenerDeclaration(Class<?> javaType, List<CallbackDeclaration> callbacks) {
    public ListenerDeclaration {
        callbacks = List.copyOf(callbacks);
    }
}
