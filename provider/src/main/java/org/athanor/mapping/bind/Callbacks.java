package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Callback;
import org.athanor.mapping.source.CallbackDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.ListenerDeclaration;

/**
 * Orders the callbacks of an entity (Jakarta Persistence 3.2, 3.6.4-6): default listeners, listeners superclass first,
 * then methods superclass first, without those that a subclass overrides.
 */
final class Callbacks {
    private final List<ListenerDeclaration> defaults;

    Callbacks(List<ListenerDeclaration> defaults) {
        this.defaults = defaults;
    }

    List<Callback> of(EntityDraft draft) {
        List<ClassDeclaration> chain = new ArrayList<>();
        for (EntityDraft at = draft; at != null; at = at.parent()) {
            chain.addAll(0, at.chain());
        }
        boolean noDefaults = false;
        List<ListenerDeclaration> listeners = new ArrayList<>();
        for (ClassDeclaration one : chain) {
            noDefaults |= one.lifecycle().excludesDefaultListeners();
            if (one.lifecycle().excludesSuperclassListeners()) {
                listeners.clear();
            }
            listeners.addAll(one.lifecycle().listeners());
        }
        if (!noDefaults) {
            listeners.addAll(0, defaults);
        }
        List<Callback> callbacks = new ArrayList<>();
        for (ListenerDeclaration listener : listeners) {
            add(listener.callbacks(), listener.javaType(), callbacks);
        }
        for (int i = 0; i < chain.size(); i++) {
            for (CallbackDeclaration callback : chain.get(i).lifecycle().callbacks()) {
                if (!overridden(callback.method(), chain.subList(i + 1, chain.size()))) {
                    add(List.of(callback), null, callbacks);
                }
            }
        }
        return callbacks;
    }

    private static void add(List<CallbackDeclaration> declared, @Nullable Class<?> listener, List<Callback> callbacks) {
        for (CallbackDeclaration one : declared) {
            callbacks.add(new Callback(Callback.Event.valueOf(one.event().name()), listener, one.method()));
        }
    }

    private static boolean overridden(Method method, List<ClassDeclaration> below) {
        if (Modifier.isPrivate(method.getModifiers())) {
            return false;
        }
        for (ClassDeclaration one : below) {
            for (Method other : one.javaType().getDeclaredMethods()) {
                if (other.getParameterCount() == 0
                        && other.getName().equals(method.getName())
                        && !Modifier.isPrivate(other.getModifiers())) {
                    return true;
                }
            }
        }
        return false;
    }
}
