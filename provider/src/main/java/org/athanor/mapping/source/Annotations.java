package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;

/** The annotations of one element, looked at once. */
final class Annotations {
    private static final String STANDARD = "jakarta.persistence.";

    private final Annotation[] all;

    private Annotations(Annotation[] all) {
        this.all = all;
    }

    static Annotations on(AnnotatedElement element) {
        return new Annotations(element.getDeclaredAnnotations());
    }

    <A extends Annotation> @Nullable A get(Class<A> type) {
        for (Annotation annotation : all) {
            if (annotation.annotationType() == type) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    boolean has(Class<? extends Annotation> type) {
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
        return all.length == 0;
    }

    static @Nullable String text(String member) {
        return member.isEmpty() ? null : member;
    }

    static @Nullable Class<?> type(Class<?> member) {
        return member == void.class ? null : member;
    }
}
