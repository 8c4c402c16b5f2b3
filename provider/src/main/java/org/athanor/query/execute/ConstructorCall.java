package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.athanor.load.ResultBatch;
import org.athanor.query.translate.Numerics;
import org.athanor.query.translate.QueryTranslationException;

/** A new instance a row (Jakarta Persistence 3.2, 4.9.2), by the constructor that the types of the items fit best. */
final class ConstructorCall implements RowReader {
    private static final MethodType GENERIC = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final RowReader[] arguments;
    private final Class<?>[] parameters;
    private final MethodHandle constructor;

    ConstructorCall(Class<?> type, List<Class<?>> items, RowReader[] arguments) {
        this.type = type;
        this.arguments = arguments;
        Constructor<?> chosen = choose(type, items);
        this.parameters = MethodType.methodType(void.class, chosen.getParameterTypes())
                .wrap()
                .parameterArray();
        try {
            chosen.setAccessible(true);
            this.constructor = MethodHandles.lookup()
                    .unreflectConstructor(chosen)
                    .asSpreader(Object[].class, arguments.length)
                    .asType(GENERIC);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new QueryTranslationException(
                    "The constructor " + chosen + " cannot be called: make it public, and open its"
                            + " package to this provider if it is in a module (" + e.getMessage() + ")");
        }
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = fitting(arguments[i].read(row, batch), parameters[i]);
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e);
        }
    }

    /** Drivers have classes of their own for numbers. */
    private static @Nullable Object fitting(@Nullable Object value, Class<?> parameter) {
        Object number =
                value instanceof Number && !parameter.isInstance(value) ? Numerics.exactly(value, parameter) : null;
        return number == null ? value : number;
    }

    private static Constructor<?> choose(Class<?> type, List<Class<?>> items) {
        Constructor<?> best = null;
        int bestScore = -1;
        for (Constructor<?> candidate : type.getDeclaredConstructors()) {
            int score = score(candidate.getParameterTypes(), items);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best == null) {
            String wanted = items.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
            String there = Arrays.stream(type.getDeclaredConstructors())
                    .map(c -> Arrays.stream(c.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", "(", ")")))
                    .collect(Collectors.joining(", "));
            throw new QueryTranslationException("Class " + type.getName() + " has no constructor that takes (" + wanted
                    + "), as the query selects. It has: " + there);
        }
        return best;
    }

    /** How well parameters fit: -1 not at all, else the more the nearer. */
    private static int score(Class<?>[] parameters, List<Class<?>> items) {
        if (parameters.length != items.size()) {
            return -1;
        }
        int score = 0;
        for (int i = 0; i < parameters.length; i++) {
            Class<?> parameter = MethodType.methodType(parameters[i]).wrap().returnType();
            Class<?> item = items.get(i);
            if (parameter == item) {
                score += 3;
            } else if (parameter.isAssignableFrom(item)) {
                score += 2;
            } else if (item == Object.class || item.isAssignableFrom(parameter) || widens(item, parameters[i])) {
                score += 1;
            } else {
                return -1;
            }
        }
        return score;
    }

    private static boolean widens(Class<?> item, Class<?> parameter) {
        List<Class<?>> order = List.of(byte.class, short.class, int.class, long.class, float.class, double.class);
        return order.contains(parameter)
                && order.indexOf(MethodType.methodType(item).unwrap().returnType()) >= 0
                && order.indexOf(MethodType.methodType(item).unwrap().returnType()) < order.indexOf(parameter);
    }
}
