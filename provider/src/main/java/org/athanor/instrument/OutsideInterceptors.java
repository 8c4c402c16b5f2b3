package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The interceptors of instances whose classes were loaded before they could be enhanced: such classes can get other code, but
 * no field to keep an interceptor in. Their code calls the methods here, which look the interceptor up by the identity of the
 * instance.
 *
 * <p>An interceptor that holds its instance is held weakly, or neither would ever go; its persistence context keeps it.
 */
public final class OutsideInterceptors {
    /** What the code of one class announces. */
    private record Announced(Set<String> fields, Set<String> properties) {}

    private static final Map<Class<?>, Announced> CLASSES = new ConcurrentHashMap<>();
    private static final Map<Key, Object> INTERCEPTORS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

    private static final ClassValue<Boolean> COVERED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                if (CLASSES.containsKey(at)) {
                    return true;
                }
            }
            return false;
        }
    };

    private OutsideInterceptors() {}

    /** The code of this class announces from now on. Classes covered so are never unloaded, nor were they asked to. */
    public static void cover(Class<?> type, Set<String> fields, Set<String> properties) {
        CLASSES.put(type, new Announced(Set.copyOf(fields), Set.copyOf(properties)));
        COVERED.remove(type);
    }

    /** Whether the class, or a superclass, is covered. */
    public static boolean covers(Class<?> type) {
        return !CLASSES.isEmpty() && COVERED.get(type);
    }

    /** Whether the class that this loader sees under an internal name is itself covered. */
    public static boolean covers(String internalName, ClassLoader loader) {
        if (CLASSES.isEmpty()) {
            return false;
        }
        String name = internalName.replace('/', '.');
        for (Class<?> type : CLASSES.keySet()) {
            if (type.getName().equals(name) && sees(loader, type.getClassLoader())) {
                return true;
            }
        }
        return false;
    }

    private static boolean sees(ClassLoader loader, @Nullable ClassLoader other) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    /** Whether this very class is covered. */
    static boolean announces(Class<?> type) {
        return CLASSES.containsKey(type);
    }

    /** Whether the code of this class announces an attribute that is a field, or a property. */
    static boolean announces(Class<?> type, String attribute, boolean field) {
        Announced announced = CLASSES.get(type);
        return announced != null && (field ? announced.fields() : announced.properties()).contains(attribute);
    }

    /** Before code reads an attribute. */
    public static void reading(Object self, long bit, String attribute) {
        if (self != null) {
            AttributeInterceptor.reading(Interceptors.of(self), self, bit, attribute);
        }
    }

    /** Before code writes an attribute. */
    public static void writing(Object self, long bit, String attribute) {
        if (self != null) {
            AttributeInterceptor.writing(Interceptors.of(self), self, bit, attribute);
        }
    }

    /** After code wrote an attribute that is no mere value. */
    public static void written(Object self, String attribute) {
        AttributeInterceptor.written(Interceptors.of(self), self, attribute);
    }

    static @Nullable AttributeInterceptor of(Object instance) {
        Object found = INTERCEPTORS.get(new Key(instance, null));
        return (AttributeInterceptor) (found instanceof Reference<?> weak ? weak.get() : found);
    }

    static void place(Object instance, @Nullable AttributeInterceptor interceptor) {
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            INTERCEPTORS.remove(gone);
        }
        Key key = new Key(instance, GONE);
        if (interceptor == null) {
            INTERCEPTORS.remove(key);
        } else {
            INTERCEPTORS.put(key, interceptor.holdsInstance() ? new WeakReference<>(interceptor) : interceptor);
        }
    }

    /** An instance by identity; equal to itself when the instance is gone, so that it can be taken out. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object instance, @Nullable ReferenceQueue<Object> queue) {
            super(instance, queue);
            this.hash = System.identityHashCode(instance);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object instance = get();
            return instance != null && other instanceof Key key && key.get() == instance;
        }
    }
}
