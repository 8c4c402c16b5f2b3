package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.EnumType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.athanor.mapping.source.ConverterDeclaration;
import org.athanor.mapping.source.EnumeratedFields;
import org.athanor.mapping.source.ValueDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.type.ConversionException;
import org.athanor.type.ConvertedType;
import org.athanor.type.SqlType;
import org.athanor.type.TemporalForm;
import org.athanor.type.UnsupportedTypeException;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;
import org.athanor.util.Wrappers;

/** The value types of basic attributes, each made once for the unit. */
final class Values {
    private record Key(
            Class<?> type, ValueDeclaration value, @Nullable Class<?> converter, int scale) {}

    private final Map<Key, ValueType<?>> known = new HashMap<>();
    private final Map<Class<?>, ConverterDeclaration> converters = new HashMap<>();
    private final Map<Class<?>, ConverterDeclaration> automatic = new HashMap<>();

    Values(List<ConverterDeclaration> declared, MappingErrors errors) {
        for (ConverterDeclaration converter : declared) {
            converters.put(converter.javaType(), converter);
            ConverterDeclaration other =
                    converter.autoApply() ? automatic.put(Wrappers.of(converter.attributeType()), converter) : null;
            if (other != null) {
                errors.add("Converters " + other.javaType().getName() + " and "
                        + converter.javaType().getName() + ": both apply to every "
                        + converter.attributeType().getName() + "; remove autoApply from one of them.");
            }
        }
    }

    /** The converter that applies by itself to attributes of a type. */
    @Nullable
    ConverterDeclaration automatic(Class<?> type) {
        return automatic.get(Wrappers.of(type));
    }

    @Nullable
    ConverterDeclaration converter(Class<?> converterClass) {
        return converters.get(converterClass);
    }

    /** The value type of an attribute; throws {@link UnsupportedTypeException} with the reason when nothing can store it. */
    ValueType<?> of(Class<?> type, ValueDeclaration value, @Nullable ConverterDeclaration converter, int scale) {
        int decimals = type == BigDecimal.class && converter == null ? scale : 0;
        Key key = new Key(type, value, converter == null ? null : converter.javaType(), decimals);
        ValueType<?> found = known.get(key);
        if (found == null) {
            found = converter == null ? plain(type, value, decimals) : converted(converter, value);
            known.put(key, found);
        }
        return found;
    }

    private static ValueType<?> plain(Class<?> type, ValueDeclaration value, int decimals) {
        if (value.lob()) {
            return ValueTypes.lob(type);
        }
        if (value.temporal() != null) {
            return ValueTypes.temporal(
                    type, TemporalForm.valueOf(value.temporal().name()));
        }
        if (type.isEnum()) {
            return enumerated(type, value);
        }
        if (value.enumerated() != null) {
            throw new UnsupportedTypeException("@Enumerated is for enums, and " + type.getName() + " is none.");
        }
        if (decimals > 0) {
            return ValueTypes.decimal(decimals);
        }
        ValueType<?> basic = ValueTypes.of(type);
        return basic != null ? basic : ValueTypes.serialized(type);
    }

    private static ValueType<?> enumerated(Class<?> type, ValueDeclaration value) {
        Field field = EnumeratedFields.find(type);
        if (field != null) {
            if (!field.trySetAccessible()) {
                throw new UnsupportedTypeException("the field " + field.getName() + " of the enum " + type.getName()
                        + " cannot be read; open its package to this module");
            }
            return byField(type, field);
        }
        return value.enumerated() == EnumType.STRING ? ValueTypes.enumString(type) : ValueTypes.enumOrdinal(type);
    }

    private static ValueType<?> byField(Class<?> type, Field field) {
        return ValueTypes.enumValue(type, Wrappers.of(field.getType()), constant -> {
            try {
                return cast(field.get(constant));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Cannot read " + field, e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @SuppressWarnings("unchecked")
    private ValueType<?> converted(ConverterDeclaration declaration, ValueDeclaration value) {
        AttributeConverter<Object, Object> converter;
        try {
            Constructor<?> constructor = declaration.javaType().getDeclaredConstructor();
            constructor.setAccessible(true);
            converter = (AttributeConverter<Object, Object>) constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new UnsupportedTypeException(
                    "the converter " + declaration.javaType().getName() + " cannot be made: " + e
                            + "; give it a public constructor without parameters");
        }
        ValueType<Object> column = (ValueType<Object>) of(declaration.columnType(), value, null, 0);
        Class<Object> type = (Class<Object>) Wrappers.of(declaration.attributeType());
        ConvertedType.Conversion<Object, Object> toColumn =
                naming(converter, "convertToDatabaseColumn", converter::convertToDatabaseColumn);
        ConvertedType.Conversion<Object, Object> toAttribute =
                naming(converter, "convertToEntityAttribute", converter::convertToEntityAttribute);
        return immutable(type)
                ? new ConvertedType<>(type, column, toColumn, toAttribute, null)
                : ConvertedType.mutable(type, column, toColumn, toAttribute);
    }

    private static <A, B> ConvertedType.Conversion<A, B> naming(
            Object converter, String method, ConvertedType.Conversion<A, B> conversion) {
        return value -> {
            try {
                return conversion.apply(value);
            } catch (RuntimeException e) {
                throw new ConversionException(
                        "The converter " + converter.getClass().getName() + " failed in " + method
                                + "() for a value of "
                                + (value == null ? "null" : value.getClass().getName()) + ": " + e,
                        e);
            }
        };
    }

    private static boolean immutable(Class<?> type) {
        return type.isEnum()
                || type.isRecord()
                || Number.class.isAssignableFrom(type)
                || Set.of(String.class, Boolean.class, Character.class, UUID.class)
                        .contains(type)
                || type.getName().startsWith("java.time.");
    }

    /** The length of a column that says none: 1 for characters. */
    static void defaultLength(Column column) {
        if (column.type() == SqlType.CHAR && column.length() == 255) {
            column.length(1);
        }
    }
}
