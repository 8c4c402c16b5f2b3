package org.athanor.session;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What a generator made, as the class that the identifier attribute has. */
final class GeneratedValues {
    private GeneratedValues() {}

    static Object as(Class<?> type, Object value) {
        if (type.isInstance(value) || !(value instanceof Number number)) {
            return value;
        }
        if (type == Integer.class) {
            return Math.toIntExact(number.longValue());
        }
        if (type == Short.class) {
            return number.shortValue();
        }
        if (type == Byte.class) {
            return number.byteValue();
        }
        if (type == BigInteger.class) {
            return BigInteger.valueOf(number.longValue());
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (type == String.class) {
            return number.toString();
        }
        return value;
    }
}
