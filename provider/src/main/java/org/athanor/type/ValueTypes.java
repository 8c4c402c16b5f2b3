package org.athanor.type;

import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the value type of a class: the basic types of Jakarta Persistence 3.2, 2.6, and their variants. A class asked for
 * twice gives the same instance, except for enums, serialized classes and decimals with a scale. Primitives share the type of
 * their wrappers.
 */
public final class ValueTypes {
    private static final Map<Class<?>, ValueType<?>> BASIC = new HashMap<>();
    private static final Map<Class<?>, ValueType<?>> LOB = new HashMap<>();

    static {
        ScalarTypes.all().forEach(type -> BASIC.put(type.javaType(), type));
        TemporalTypes.all().forEach(type -> BASIC.put(type.javaType(), type));
        ArrayTypes.basic().forEach(type -> BASIC.put(type.javaType(), type));
        ArrayTypes.lobs().forEach(type -> LOB.put(type.javaType(), type));
        Primitives.WRAPPERS.forEach((primitive, wrapper) -> BASIC.put(primitive, BASIC.get(wrapper)));
    }

    private ValueTypes() {}

    /** The type of a basic class, enums by ordinal; null for a class that is none, which may still be {@link #serialized}. */
    public static @Nullable ValueType<?> of(Class<?> javaType) {
        ValueType<?> type = BASIC.get(javaType);
        return type == null && javaType.isEnum() ? enumOrdinal(javaType) : type;
    }

    /** The type of a class known to be basic. */
    @SuppressWarnings("unchecked")
    public static <J> ValueType<J> require(Class<J> javaType) {
        ValueType<?> type = of(javaType);
        if (type == null) {
            throw new UnsupportedTypeException("No column can hold a " + javaType.getName()
                    + ". Use a basic type, a converter, or make the class java.io.Serializable.");
        }
        return (ValueType<J>) type;
    }

    /** For {@code @Lob}: characters as CLOB, bytes and anything serializable as BLOB. */
    public static ValueType<?> lob(Class<?> javaType) {
        ValueType<?> type = LOB.get(javaType);
        return type != null ? type : serialized(javaType, SqlType.BLOB);
    }

    /** For {@code @Temporal} on a {@code java.util.Date} or {@code Calendar}. */
    public static ValueType<?> temporal(Class<?> javaType, TemporalForm form) {
        ValueType<?> type = TemporalTypes.of(javaType, form);
        if (type == null) {
            throw new UnsupportedTypeException("A " + javaType.getName()
                    + " has no temporal form to choose. @Temporal is for java.util.Date and java.util.Calendar.");
        }
        return type;
    }

    public static ValueType<?> enumOrdinal(Class<?> enumType) {
        return new EnumType<>(enumType, require(Integer.class), constant -> ((Enum<?>) constant).ordinal());
    }

    public static ValueType<?> enumString(Class<?> enumType) {
        return new EnumType<>(enumType, require(String.class), constant -> ((Enum<?>) constant).name());
    }

    /** For {@code @EnumeratedValue}: each constant stands for the value of one of its fields. */
    public static <J, X> ValueType<J> enumValue(Class<J> enumType, Class<X> valueType, Function<J, X> value) {
        return new EnumType<>(enumType, require(valueType), value);
    }

    /** Java serialization into a binary column. */
    public static ValueType<?> serialized(Class<?> javaType) {
        return serialized(javaType, SqlType.VARBINARY);
    }

    private static ValueType<?> serialized(Class<?> javaType, SqlType sqlType) {
        if (!Serializable.class.isAssignableFrom(javaType) && !javaType.isInterface()) {
            throw new UnsupportedTypeException("No column can hold a " + javaType.getName()
                    + ": it is neither a basic type nor java.io.Serializable. Give it a converter or map it as a"
                    + " relationship or an embeddable.");
        }
        return new SerializedType<>(javaType, sqlType);
    }

    /** The canonical form of a value that is known to be of that type. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object canonical(ValueType<?> type, @Nullable Object value) {
        return ((ValueType<Object>) type).toCanonical(value);
    }

    /** A decimal that comes back with at least {@code scale} fractional digits, where a database drops trailing zeros. */
    public static ValueType<BigDecimal> decimal(int scale) {
        return new MappedType<>(
                BigDecimal.class,
                SqlType.DECIMAL,
                BigDecimal.class,
                value -> value,
                value -> value.scale() >= scale ? value : value.setScale(scale, RoundingMode.UNNECESSARY),
                null,
                ScalarTypes.BY_AMOUNT);
    }
}
