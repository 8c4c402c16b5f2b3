package org.athanor.mapping;

import java.util.List;

/** A mapped superclass: the names of the attributes it declares itself, for the metamodel. */
public record MappedSuperclassMapping(Class<?> javaType, List<String> attributeNames) {
    public MappedSuperclassMapping {
        attributeNames = List.copyOf(attributeNames);
    }
}
