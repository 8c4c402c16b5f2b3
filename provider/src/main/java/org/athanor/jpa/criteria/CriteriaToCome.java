package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.CriteriaBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A builder that can be asked for and builds nothing: every method says that criteria queries are not there yet. */
public final class CriteriaToCome {
    private CriteriaToCome() {}

    public static CriteriaBuilder builder() {
        return (CriteriaBuilder) Proxy.newProxyInstance(
                CriteriaToCome.class.getClassLoader(),
                new Class<?>[] {CriteriaBuilder.class},
                (proxy, method, arguments) -> answer(proxy, method, arguments));
    }

    private static Object answer(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "toString" -> "criteria builder of Athanor";
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> throw unsupported("CriteriaBuilder." + method.getName() + "()");
        };
    }

    public static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException(
                what + ": criteria queries are not supported yet; write the query in JPQL with createQuery(String)");
    }
}
