package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The annotations of one element, looked at once. A container that says nothing of its own, as {@code @NamedQueries}, is
 * opened: what it holds stands here one by one. ({@code @JoinColumns} has a foreign key and stays.)
 */
public final class Annotations {
    private static final String STANDARD = "jakarta.persistence.";

    /** The member that holds the repeated annotations, of types that are nothing but containers. */
    private static final ClassValue<Optional<Method>> CONTENT = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> container) {
            Method[] members = container.getDeclaredMethods();
            Class<?> held = members.length == 1 ? members[0].getReturnType().getComponentType() : null;
            Repeatable repeatable = held == null ? null : held.getAnnotation(Repeatable.class);
            return repeatable != null && repeatable.value() == container ? Optional.of(members[0]) : Optional.empty();
        }
    };

    private final List<Annotation> all;

    private Annotations(List<Annotation> all) {
        this.all = all;
    }

    public static Annotations of(Collection<? extends Annotation> stated) {
        if (stated.isEmpty()) {
            return new Annotations(List.of());
        }
        List<Annotation> open = new ArrayList<>();
        for (Annotation annotation : stated) {
            Annotation[] held = held(annotation);
            open.addAll(held == null ? List.of(annotation) : List.of(held));
        }
        return new Annotations(open);
    }

    private static @Nullable Annotation[] held(Annotation container) {
        try {
            Method value = CONTENT.get(container.annotationType()).orElse(null);
            return value == null ? null : (Annotation[]) value.invoke(container);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(container + " cannot be read", e);
        }
    }

    public <A extends Annotation> @Nullable A get(Class<A> type) {
        for (Annotation annotation : all) {
            if (annotation.annotationType() == type) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    /** All of a type that can be repeated. */
    public <A extends Annotation> List<A> all(Class<A> type) {
        List<A> found = new ArrayList<>();
        for (Annotation annotation : all) {
            if (annotation.annotationType() == type) {
                found.add(type.cast(annotation));
            }
        }
        return found;
    }

    public List<Annotation> all() {
        return all;
    }

    public boolean has(Class<? extends Annotation> type) {
        return get(type) != null;
    }

    /** Whether any annotation of Jakarta Persistence is there. */
    boolean mapped() {
        for (Annotation annotation : all) {
            if (annotation.annotationType().getName().startsWith(STANDARD)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    static @Nullable String text(String member) {
        return member.isEmpty() ? null : member;
    }

    static @Nullable Class<?> type(Class<?> member) {
        return member == void.class ? null : member;
    }
}
