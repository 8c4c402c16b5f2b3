package org.athanor.mapping.source;

import java.lang.reflect.Method;

/** A method that is called at a lifecycle event. */
public record CallbackDeclaration(Event event, Method method) {
    /** The lifecycle events (Jakarta Persistence 3.2, 3.6.2). */
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
