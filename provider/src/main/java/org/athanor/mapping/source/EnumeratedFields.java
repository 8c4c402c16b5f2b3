package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;

/** Finds the field of an enum that says what is stored (Jakarta Persistence 3.2, 11.1.19 EnumeratedValue). */
public final class EnumeratedFields {
    private EnumeratedFields() {}

    /** The annotated field, null when the enum has none. */
    public static @Nullable Field find(Class<?> enumType) {
        for (Field field : enumType.getDeclaredFields()) {
            if (!field.isEnumConstant() && field.isAnnotationPresent(EnumeratedValue.class)) {
                return field;
            }
        }
        return null;
    }
}
