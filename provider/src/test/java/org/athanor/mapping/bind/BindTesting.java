package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;

/** Short ways to bind classes and to look at what came out. */
final class BindTesting {
    private BindTesting() {}

    static Mappings bind(Class<?>... classes) {
        return new Binder().bind(AnnotationSource.read(classes), BindSettings.of(true));
    }

    static EntityMapping entity(Mappings mappings, Class<?> type) {
        EntityMapping entity = mappings.findExactly(type);
        assertThat(entity).as("the mapping of " + type).isNotNull();
        return entity;
    }

    static Table table(Mappings mappings, String name) {
        Table table = mappings.schema().find(null, null, Name.of(name));
        assertThat(table)
                .as("the table " + name + " of " + mappings.schema().tables())
                .isNotNull();
        return table;
    }

    static List<String> columns(Table table) {
        return texts(table.columns());
    }

    static List<String> texts(List<Column> columns) {
        return columns.stream().map(column -> column.name().text()).toList();
    }

    /** Leaves as {@code path->column}. */
    static List<String> leaves(List<Leaf> leaves) {
        return leaves.stream()
                .map(leaf -> Leaves.path(leaf) + "->" + leaf.column().name())
                .toList();
    }

    /** Foreign keys as {@code [columns]->table[columns]}. */
    static List<String> foreignKeys(Table table) {
        return table.foreignKeys().stream()
                .map(key -> texts(key.columns()) + "->" + key.target() + texts(key.referenced()))
                .toList();
    }

    static List<String> errors(Class<?>... classes) {
        try {
            bind(classes);
        } catch (MappingException e) {
            return e.errors();
        }
        return List.of();
    }
}
