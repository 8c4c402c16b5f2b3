package org.athanor.mapping.source.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** An annotation that stands in no class file: its type and the values of its members, the other members as by default. */
final class StatedAnnotation implements InvocationHandler {
    private final Class<? extends Annotation> type;
    private final Map<String, Object> values;

    private StatedAnnotation(Class<? extends Annotation> type, Map<String, Object> values) {
        this.type = type;
        this.values = Map.copyOf(values);
    }

    static <A extends Annotation> A of(Class<A> type) {
        return of(type, Map.of());
    }

    static <A extends Annotation> A of(Class<A> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new StatedAnnotation(type, values)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        Object value = values.get(method.getName());
        if (value == null) {
            value = method.getDefaultValue();
        }
        if (value != null) {
            return value;
        }
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "@" + type.getSimpleName() + values;
            default -> throw new IllegalStateException("@" + type.getSimpleName() + " lacks " + method.getName());
        };
    }
}
