package org.athanor.mapping.source;

import java.util.List;

/** The listeners of a class and its own callback methods (Jakarta Persistence 3.2, 3.6). */
public record LifecycleDeclaration(
        List<ListenerDeclaration> listeners,
        List<CallbackDeclaration> callbacks,
        boolean excludesDefaultListeners,
        boolean excludesSuperclassListeners) {
    public static final LifecycleDeclaration NONE = new LifecycleDeclaration(List.of(), List.of(), false, false);

    public LifecycleDeclaration {
        listeners = List.copyOf(listeners);
        callbacks = List.copyOf(callbacks);
    }
}
