package org.athanor.mapping.source;

/** A converter class with the types it converts between. */
public record ConverterDeclaration(Class<?> javaType, Class<?> attributeType, Class<?> columnType, boolean autoApply) {}
