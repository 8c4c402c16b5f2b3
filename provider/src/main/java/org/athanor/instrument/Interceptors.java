package org.athanor.instrument;

import jakarta.annotation.Nullable;

/** Finds and places the interceptor of an instance, wherever its class keeps it. */
public final class Interceptors {
    private Interceptors() {}

    /** The interceptor of this instance; null when it has none, or its class takes none. */
    public static @Nullable AttributeInterceptor of(Object instance) {
        return instance instanceof Enhanced enhanced ? enhanced.athanor$interceptor() : null;
    }

    /** Places an interceptor, or takes it away; does nothing where the class takes none. */
    public static void place(Object instance, @Nullable AttributeInterceptor interceptor) {
        if (instance instanceof Enhanced enhanced) {
            enhanced.athanor$interceptor(interceptor);
        }
    }
}
