package org.athanor.instrument;

import jakarta.annotation.Nullable;

/** Finds and places the interceptor of an instance, wherever its class keeps it, and asks it what is loaded. */
public final class Interceptors {
    private Interceptors() {}

    /** The interceptor of this instance; null when it has none, or its class takes none. */
    public static @Nullable AttributeInterceptor of(@Nullable Object instance) {
        if (instance instanceof Enhanced enhanced) {
            return enhanced.athanor$interceptor();
        }
        return instance != null && OutsideInterceptors.covers(instance.getClass())
                ? OutsideInterceptors.of(instance)
                : null;
    }

    /** Places an interceptor, or takes it away; does nothing where the class takes none. */
    public static void place(Object instance, @Nullable AttributeInterceptor interceptor) {
        if (instance instanceof Enhanced enhanced) {
            enhanced.athanor$interceptor(interceptor);
        } else if (OutsideInterceptors.covers(instance.getClass())) {
            OutsideInterceptors.place(instance, interceptor);
        }
    }

    /** Whether accesses to that attribute of the instance are announced, so that it is known whether it was read. */
    public static boolean announced(Object instance, String attribute) {
        Class<?> type = instance.getClass();
        return (instance instanceof Enhanced || OutsideInterceptors.covers(type)) && Coverage.of(type, attribute);
    }

    /** False for an instance, enhanced or {@link Reference}, that was never read. */
    public static boolean loaded(@Nullable Object instance) {
        if (instance instanceof Reference reference) {
            return reference.athanor$loaded();
        }
        AttributeInterceptor interceptor = of(instance);
        return interceptor == null || interceptor.loaded();
    }

    /** Whether the attribute has been read, as far as its instance knows: its value may be unloaded in turn. */
    public static boolean loaded(@Nullable Object instance, String attribute) {
        if (instance instanceof Reference reference) {
            return reference.athanor$loaded();
        }
        AttributeInterceptor interceptor = of(instance);
        return interceptor == null || interceptor.loaded(attribute);
    }

    /** Reads an instance that was never read. */
    public static void load(@Nullable Object instance) {
        if (instance instanceof Reference reference) {
            reference.athanor$load();
            return;
        }
        AttributeInterceptor interceptor = of(instance);
        if (interceptor != null) {
            interceptor.load();
        }
    }

    /** Reads an attribute that was never read, and its instance. */
    public static void load(@Nullable Object instance, String attribute) {
        load(instance);
        AttributeInterceptor interceptor = of(instance);
        if (interceptor != null) {
            interceptor.load(attribute);
        }
    }
}
