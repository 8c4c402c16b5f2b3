package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Numeric types: promotion (Jakarta Persistence 3.2, 4.7.13), the results of aggregates (4.9.5), exact conversion. */
public final class Numerics {
    private static final List<Class<?>> DESCENDING =
            List.of(Double.class, Float.class, BigDecimal.class, BigInteger.class, Long.class, Integer.class);

    private Numerics() {}

    static boolean numeric(ValueType<?> type) {
        return Number.class.isAssignableFrom(type.javaType());
    }

    /** Whether a value of the first type can be any value of the second. */
    static boolean holds(ValueType<?> wide, ValueType<?> narrow) {
        if (!numeric(wide) || !numeric(narrow) || wide.javaType() == narrow.javaType()) {
            return wide != UntypedValue.TYPE;
        }
        return promoted(List.of(wide, narrow)).javaType() == wide.javaType();
    }

    /** The type of an operation on values of these types; untyped when none is a number. */
    static ValueType<?> promoted(List<ValueType<?>> types) {
        List<Class<?>> classes = new ArrayList<>();
        types.forEach(type -> classes.add(type.javaType()));
        return plain(promotedClass(classes));
    }

    /** The class of an operation on values of these classes (none primitive); Object when none is a number. */
    public static Class<?> promotedClass(Collection<? extends Class<?>> types) {
        for (Class<?> candidate : DESCENDING) {
            if (types.contains(candidate)) {
                return candidate;
            }
        }
        return types.contains(Short.class) || types.contains(Byte.class) ? Integer.class : Object.class;
    }

    /** The type of several values of which one is the result: their own when they agree. */
    static ValueType<?> common(List<ValueType<?>> types) {
        ValueType<?> first = null;
        boolean same = true;
        for (ValueType<?> type : types) {
            if (type == UntypedValue.TYPE) {
                continue;
            }
            if (first == null) {
                first = type;
            }
            same &= first.javaType() == type.javaType();
        }
        if (first == null) {
            return UntypedValue.TYPE;
        }
        return same || !numeric(first) ? first : promoted(types);
    }

    static ValueType<?> sum(ValueType<?> argument) {
        Class<?> type = argument.javaType();
        if (type == Float.class || type == Double.class) {
            return plain(Double.class);
        }
        if (type == BigDecimal.class || type == BigInteger.class || type == Object.class) {
            return plain(type);
        }
        return numeric(argument) ? plain(Long.class) : argument;
    }

    static ValueType<?> plain(Class<?> type) {
        return type == Object.class ? UntypedValue.TYPE : ValueTypes.require(type);
    }

    /**
     * A number as another numeric class, when that loses nothing; the value itself when it is of the class already; null when
     * it cannot be had.
     */
    public static @Nullable Object exactly(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        if (!(value instanceof Number number) || !Number.class.isAssignableFrom(type)) {
            return null;
        }
        if (type == Double.class || type == Float.class) {
            return floating(number, type);
        }
        if (number instanceof Double || number instanceof Float) {
            return type == BigDecimal.class && Double.isFinite(number.doubleValue())
                    ? new BigDecimal(number.toString())
                    : null;
        }
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == BigDecimal.class) {
                return exact;
            }
            if (type == BigInteger.class) {
                return exact.toBigIntegerExact();
            }
            if (type == Long.class) {
                return exact.longValueExact();
            }
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Short.class) {
                return exact.shortValueExact();
            }
            return type == Byte.class ? (Object) exact.byteValueExact() : type == Number.class ? number : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object floating(Number number, Class<?> type) {
        if (type == Double.class) {
            return number instanceof Float ? Double.valueOf(number.toString()) : (Object) number.doubleValue();
        }
        float narrow = number.floatValue();
        return number instanceof Double && Double.compare(narrow, number.doubleValue()) != 0 ? null : (Object) narrow;
    }
}
