package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.lang.reflect.Type;

/** Finds the two types of a converter class. */
final class ConverterReader {
    private ConverterReader() {}

    /** The declaration of a converter class, annotated or not; null when its types cannot be known. */
    static @Nullable ConverterDeclaration read(Class<?> type, Metadata metadata) {
        if (!AttributeConverter.class.isAssignableFrom(type)) {
            return null;
        }
        GenericTypes types = GenericTypes.of(type);
        Type attribute = types.argument(type, AttributeConverter.class, 0);
        Type column = types.argument(type, AttributeConverter.class, 1);
        if (attribute == null || column == null) {
            return null;
        }
        Converter converter = metadata.on(type).get(Converter.class);
        return new ConverterDeclaration(
                type, types.rawClass(attribute), types.rawClass(column), converter != null && converter.autoApply());
    }
}
