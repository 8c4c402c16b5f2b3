package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.athanor.load.RowMaterializer;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.type.ValueType;

/** How one item of a result comes from a row. Columns are JDBC indexes, from 1. */
public sealed interface ResultPlan {
    Class<?> javaType();

    /** A managed instance. */
    record Instance(EntityMapping entity, RowMaterializer rows) implements ResultPlan {
        @Override
        public Class<?> javaType() {
            return entity.javaType();
        }
    }

    /** A value of one column. */
    record Scalar(int column, ValueType<?> type) implements ResultPlan {
        @Override
        public Class<?> javaType() {
            return type.javaType();
        }
    }

    /** An embedded value, null when all its columns are; {@code parts} by the embeddable's attributes. */
    record Embedded(EmbeddedAttribute embedded, List<Part> parts) implements ResultPlan {
        public Embedded {
            parts = List.copyOf(parts);
        }

        @Override
        public Class<?> javaType() {
            return embedded.javaType();
        }
    }

    /** An attribute of an embedded value; {@code plan} null is always null. */
    record Part(Attribute attribute, @Nullable ResultPlan plan) {}

    /** The identifier of an entity with several identifier columns, as {@code find} takes it. */
    record Identity(EntityMapping entity, List<ResultPlan.Scalar> leaves) implements ResultPlan {
        public Identity {
            leaves = List.copyOf(leaves);
        }

        @Override
        public Class<?> javaType() {
            return entity.id().javaType();
        }
    }

    /** An entry of a map, null when it has no value. */
    record Entry(ResultPlan key, ResultPlan value) implements ResultPlan {
        @Override
        public Class<?> javaType() {
            return Map.Entry.class;
        }
    }

    /** The class of an entity by the value that stands for it. */
    record ClassOf(int column, ValueType<?> type, Map<Object, Class<?>> classes) implements ResultPlan {
        public ClassOf {
            classes = Map.copyOf(classes);
        }

        @Override
        public Class<?> javaType() {
            return Class.class;
        }
    }

    /** A new instance made of items. */
    record Construction(Class<?> type, List<ResultPlan> items) implements ResultPlan {
        public Construction {
            items = List.copyOf(items);
        }

        @Override
        public Class<?> javaType() {
            return type;
        }
    }
}
