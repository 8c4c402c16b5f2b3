package org.athanor.type;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** An enum whose constants each stand for one value: the ordinal, the name, or a field's. */
final class EnumType<J, X> implements ValueType<J> {
    private final Class<J> enumType;
    private final ValueType<X> valueType;
    private final Map<J, Object> canonicals = new HashMap<>();
    private final Map<Object, J> constants = new HashMap<>();

    EnumType(Class<J> enumType, ValueType<X> valueType, Function<J, X> value) {
        this.enumType = enumType;
        this.valueType = valueType;
        J[] all = enumType.getEnumConstants();
        if (all == null) {
            throw new UnsupportedTypeException(enumType.getName() + " is not an enum");
        }
        for (J constant : all) {
            Object canonical = valueType.toCanonical(value.apply(constant));
            if (canonical == null) {
                throw new UnsupportedTypeException(
                        "The enum constant " + enumType.getName() + "." + constant + " stands for no value");
            }
            canonicals.put(constant, canonical);
            J other = constants.put(canonical, constant);
            if (other != null) {
                throw new UnsupportedTypeException("The enum constants " + other + " and " + constant + " of "
                        + enumType.getName() + " stand for the same value " + canonical);
            }
        }
    }

    @Override
    public Class<J> javaType() {
        return enumType;
    }

    @Override
    public SqlType sqlType() {
        return valueType.sqlType();
    }

    @Override
    public @Nullable Object toCanonical(@Nullable J value) {
        return value == null ? null : canonicals.get(value);
    }

    @Override
    public @Nullable J fromCanonical(@Nullable Object canonical) {
        if (canonical == null) {
            return null;
        }
        J constant = constants.get(canonical);
        if (constant == null) {
            throw new IllegalArgumentException("No constant of the enum " + enumType.getName() + " stands for '"
                    + canonical + "'; there are " + Arrays.toString(enumType.getEnumConstants()));
        }
        return constant;
    }
}
