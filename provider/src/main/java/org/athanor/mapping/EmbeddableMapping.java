package org.athanor.mapping;

import java.util.List;

/**
 * An embeddable class as declared, for the metamodel. {@code attributes} are as mapped in its first use; the attributes
 * of each use are in its {@link EmbeddedAttribute}.
 */
public record EmbeddableMapping(Class<?> javaType, List<Attribute> attributes) {
    public EmbeddableMapping {
        attributes = List.copyOf(attributes);
    }
}
