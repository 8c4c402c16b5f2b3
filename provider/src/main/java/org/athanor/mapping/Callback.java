package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.lang.reflect.Method;

/** A lifecycle callback: a method of the entity, or of a listener class (Jakarta Persistence 3.2, 3.6). */
public record Callback(Event event, @Nullable Class<?> listener, Method method) {
    /** The lifecycle events. */
    public enum Event {
        PRE_PERSIST,
        POST_PERSIST,
        PRE_REMOVE,
        POST_REMOVE,
        PRE_UPDATE,
        POST_UPDATE,
        POST_LOAD
    }
}
