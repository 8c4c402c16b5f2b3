package org.athanor.query.translate;

import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;

/** Which part of a parameter's value goes into one column. */
public sealed interface ParameterPart {
    /** The value itself. */
    record Whole() implements ParameterPart {}

    /** The value is an instance of the entity; this leaf of its identifier. */
    record InstanceKey(EntityMapping entity, int leaf) implements ParameterPart {}

    /** The value is what {@code find} takes for the entity; this leaf of it. */
    record Identity(EntityMapping entity, int leaf) implements ParameterPart {}

    /** The value is an embeddable; the value at the end of the path within it. */
    record EmbeddedValue(EmbeddedAttribute embedded, List<Attribute> path) implements ParameterPart {
        public EmbeddedValue {
            path = List.copyOf(path);
        }
    }

    /** The value is the class of an entity; what stands for that class in the database. */
    record EntityClass(Map<Class<?>, Object> values) implements ParameterPart {
        public EntityClass {
            values = Map.copyOf(values);
        }
    }

    ParameterPart WHOLE = new Whole();
}
