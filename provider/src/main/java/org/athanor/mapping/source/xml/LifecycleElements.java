package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Listeners and callback methods that a mapping file names (Jakarta Persistence 3.2, 12.2.3.32). */
final class LifecycleElements {
    private static final Map<String, Class<? extends Annotation>> EVENTS = Map.of(
            "pre-persist", PrePersist.class,
            "post-persist", PostPersist.class,
            "pre-remove", PreRemove.class,
            "post-remove", PostRemove.class,
            "pre-update", PreUpdate.class,
            "post-update", PostUpdate.class,
            "post-load", PostLoad.class);

    private final FileScope scope;
    private final Map<AnnotatedElement, List<Annotation>> stated;

    /** {@code stated} is added to: the methods, with the events they are called for. */
    LifecycleElements(FileScope scope, Map<AnnotatedElement, List<Annotation>> stated) {
        this.scope = scope;
        this.stated = stated;
    }

    /** The listener classes of {@code <entity-listeners>}, null where there is none. */
    @Nullable
    List<Class<?>> listeners(XmlElement holder) {
        XmlElement list = holder.child("entity-listeners");
        if (list == null) {
            return null;
        }
        List<Class<?>> types = new ArrayList<>();
        for (XmlElement listener : list.children("entity-listener")) {
            String name = listener.attribute("class");
            if (name == null) {
                throw listener.fail("<entity-listener> lacks class");
            }
            Class<?> type = scope.type(name, listener);
            callbacks(listener, type, 1);
            types.add(type);
        }
        return types;
    }

    /** The listeners as the annotation that lists them. */
    void listeners(XmlElement holder, List<Annotation> found) {
        List<Class<?>> types = listeners(holder);
        if (types != null) {
            found.add(StatedAnnotation.of(EntityListeners.class, Map.of("value", types.toArray(Class<?>[]::new))));
        }
    }

    /** The callbacks that an element names, in the place of those that annotations name for the same event. */
    void callbacks(XmlElement holder, Class<?> type, int parameters) {
        EVENTS.forEach((name, event) -> {
            XmlElement callback = holder.child(name);
            if (callback == null) {
                return;
            }
            String methodName = callback.attribute("method-name");
            Method named = methodName == null ? null : method(type, methodName, parameters);
            if (named == null) {
                throw callback.fail("<" + name + "> "
                        + (methodName == null
                                ? "lacks method-name"
                                : "names " + methodName
                                        + ", which " + type.getName() + " does not have with "
                                        + (parameters == 0 ? "no parameter" : "the entity as its parameter")));
            }
            for (Method method : type.getDeclaredMethods()) {
                on(method).removeIf(annotation -> annotation.annotationType() == event);
            }
            on(named).add(StatedAnnotation.of(event));
        });
    }

    private static @Nullable Method method(Class<?> type, String name, int parameters) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == parameters && !method.isBridge()) {
                    return method;
                }
            }
        }
        return null;
    }

    private List<Annotation> on(Method method) {
        return stated.computeIfAbsent(method, any -> new ArrayList<>(List.of(method.getDeclaredAnnotations())));
    }
}
