package org.athanor.instrument;

import java.lang.invoke.MethodHandle;
import org.athanor.mapping.Callback;

/** The lifecycle callbacks of one entity class, in the order of invocation. What they throw passes through. */
public final class Callbacks {
    private final MethodHandle[][] byEvent;

    Callbacks(MethodHandle[][] byEvent) {
        this.byEvent = byEvent;
    }

    /** Whether anything listens to that event. */
    public boolean any(Callback.Event event) {
        return byEvent[event.ordinal()] != null;
    }

    public void fire(Callback.Event event, Object instance) {
        MethodHandle[] methods = byEvent[event.ordinal()];
        if (methods == null) {
            return;
        }
        for (MethodHandle method : methods) {
            try {
                method.invokeExact(instance);
            } catch (Throwable failure) {
                throw MemberHandles.rethrown(failure);
            }
        }
    }
}
