package org.athanor.instrument;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.athanor.mapping.Callback;
import org.athanor.mapping.EntityMapping;

/** The callbacks of every entity of a unit, resolved when an entity is first used. Listeners are made once a class. */
public final class CallbackCatalog {
    private static final MethodType SHAPE = MethodType.methodType(void.class, Object.class);

    private final Function<Class<?>, Object> instantiation;
    private final Map<Class<?>, Object> listeners = new ConcurrentHashMap<>();
    private final Map<EntityMapping, Callbacks> byEntity = new ConcurrentHashMap<>();

    /** {@code instantiation} makes a listener, so that a container can inject into it; see {@link #instantiate}. */
    public CallbackCatalog(Function<Class<?>, Object> instantiation) {
        this.instantiation = instantiation;
    }

    /** Makes listeners by their constructor without parameters. */
    public static Object instantiate(Class<?> listener) {
        try {
            return MemberHandles.constructor(listener)
                    .asType(MethodType.methodType(Object.class))
                    .invoke();
        } catch (Throwable failure) {
            throw MemberHandles.rethrown(failure);
        }
    }

    public Callbacks of(EntityMapping mapping) {
        Callbacks known = byEntity.get(mapping);
        if (known == null) {
            known = resolve(mapping);
            byEntity.put(mapping, known);
        }
        return known;
    }

    private Callbacks resolve(EntityMapping mapping) {
        Callback.Event[] events = Callback.Event.values();
        MethodHandle[][] byEvent = new MethodHandle[events.length][];
        for (Callback.Event event : events) {
            List<MethodHandle> methods = new ArrayList<>();
            for (Callback callback : mapping.callbacks()) {
                if (callback.event() == event && accepts(callback, mapping)) {
                    methods.add(handle(callback));
                }
            }
            if (!methods.isEmpty()) {
                byEvent[event.ordinal()] = methods.toArray(MethodHandle[]::new);
            }
        }
        return new Callbacks(byEvent);
    }

    /** A listener whose method takes another class of entity is not meant. */
    private static boolean accepts(Callback callback, EntityMapping mapping) {
        return callback.listener() == null
                || callback.method().getParameterTypes()[0].isAssignableFrom(mapping.javaType());
    }

    private MethodHandle handle(Callback callback) {
        Method method = callback.method();
        try {
            MethodHandle handle =
                    HiddenClasses.lookupIn(method.getDeclaringClass()).unreflect(method);
            Class<?> listener = callback.listener();
            if (listener != null) {
                handle = handle.bindTo(listeners.computeIfAbsent(listener, instantiation));
            }
            return handle.asType(SHAPE);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Callback method " + method + " is out of reach", e);
        }
    }
}
