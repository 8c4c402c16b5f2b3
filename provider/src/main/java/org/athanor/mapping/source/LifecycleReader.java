package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds callback methods (Jakarta Persistence 3.2, 3.6) and says which of them cannot be called. */
final class LifecycleReader {
    private final Metadata metadata;
    private final List<String> problems;
    private final Map<Class<?>, ListenerDeclaration> listeners = new HashMap<>();

    LifecycleReader(Metadata metadata, List<String> problems) {
        this.metadata = metadata;
        this.problems = problems;
    }

    LifecycleDeclaration read(Annotations on, Method[] methods, Class<?> declaring) {
        List<ListenerDeclaration> own = List.of();
        EntityListeners entityListeners = on.get(EntityListeners.class);
        if (entityListeners != null) {
            own = new ArrayList<>();
            for (Class<?> listener : entityListeners.value()) {
                own.add(listener(listener));
            }
        }
        List<CallbackDeclaration> callbacks = callbacks(methods, declaring, 0);
        boolean noDefaults = on.has(ExcludeDefaultListeners.class);
        boolean noInherited = on.has(ExcludeSuperclassListeners.class);
        return own.isEmpty() && callbacks.isEmpty() && !noDefaults && !noInherited
                ? LifecycleDeclaration.NONE
                : new LifecycleDeclaration(own, callbacks, noDefaults, noInherited);
    }

    ListenerDeclaration listener(Class<?> type) {
        ListenerDeclaration known = listeners.get(type);
        if (known != null) {
            return known;
        }
        List<CallbackDeclaration> callbacks = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            List<CallbackDeclaration> inherited = callbacks(at.getDeclaredMethods(), type, 1);
            inherited.removeIf(up -> callbacks.stream().anyMatch(down -> overrides(down.method(), up.method())));
            callbacks.addAll(0, inherited);
        }
        ListenerDeclaration declaration = new ListenerDeclaration(type, callbacks);
        listeners.put(type, declaration);
        return declaration;
    }

    private static boolean overrides(Method below, Method above) {
        return !Modifier.isPrivate(above.getModifiers())
                && below.getName().equals(above.getName())
                && List.of(below.getParameterTypes()).equals(List.of(above.getParameterTypes()));
    }

    private List<CallbackDeclaration> callbacks(Method[] methods, Class<?> reported, int parameters) {
        List<CallbackDeclaration> found = new ArrayList<>();
        for (Method method : methods) {
            if (method.isSynthetic()) {
                continue;
            }
            for (Annotation annotation : metadata.on(method).all()) {
                CallbackDeclaration.Event event = event(annotation);
                if (event == null) {
                    continue;
                }
                if (usable(method, annotation, reported, parameters)) {
                    found.add(new CallbackDeclaration(event, method));
                }
            }
        }
        return found;
    }

    private boolean usable(Method method, Annotation annotation, Class<?> reported, int parameters) {
        String fault = null;
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isFinal(method.getModifiers())) {
            fault = "must be neither static nor final";
        } else if (method.getReturnType() != void.class) {
            fault = "must return void";
        } else if (method.getParameterCount() != parameters) {
            fault = parameters == 0
                    ? "must have no parameter in a class that is not a listener"
                    : "must have one parameter, the entity, in a listener";
        }
        if (fault != null) {
            problems.add("Class " + reported.getName() + ", method " + method.getName() + ": a @"
                    + annotation.annotationType().getSimpleName() + " callback " + fault
                    + "; change the method or remove the annotation.");
        }
        return fault == null;
    }

    private static @Nullable CallbackDeclaration.Event event(Annotation annotation) {
        Class<?> type = annotation.annotationType();
        if (type == PrePersist.class) {
            return CallbackDeclaration.Event.PRE_PERSIST;
        } else if (type == PostPersist.class) {
            return CallbackDeclaration.Event.POST_PERSIST;
        } else if (type == PreRemove.class) {
            return CallbackDeclaration.Event.PRE_REMOVE;
        } else if (type == PostRemove.class) {
            return CallbackDeclaration.Event.POST_REMOVE;
        } else if (type == PreUpdate.class) {
            return CallbackDeclaration.Event.PRE_UPDATE;
        } else if (type == PostUpdate.class) {
            return CallbackDeclaration.Event.POST_UPDATE;
        }
        return type == PostLoad.class ? CallbackDeclaration.Event.POST_LOAD : null;
    }
}
