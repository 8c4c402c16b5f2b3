package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.athanor.sql.schema.Column;

/** What the columns of a native query become: one item is the result, several are an array of them. */
public record ResultSetMapping(String name, List<Item> items) {
    public ResultSetMapping {
        items = List.copyOf(items);
    }

    /** An item of each result. */
    public sealed interface Item {
        /** The class of the item; Object where only the driver knows it. */
        Class<?> javaType();
    }

    /** An instance; {@code names} are the names of columns in the query, where they are not the mapped ones. */
    public record Entity(EntityMapping entity, Map<Column, String> names) implements Item {
        public Entity {
            names = Map.copyOf(names);
        }

        @Override
        public Class<?> javaType() {
            return entity.javaType();
        }
    }

    /** What a constructor makes of some columns. */
    public record Construction(Class<?> javaType, List<Value> columns) implements Item {
        public Construction {
            columns = List.copyOf(columns);
        }
    }

    /** A column's value; {@code type} null is what the driver makes of it. */
    public record Value(String column, @Nullable Class<?> type) implements Item {
        @Override
        public Class<?> javaType() {
            return type == null ? Object.class : type;
        }
    }
}
