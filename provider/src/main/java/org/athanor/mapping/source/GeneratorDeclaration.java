package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.GenerationType;
import java.util.List;

/**
 * A sequence or table generator. Its name is unit-wide; a nameless one on an entity or its identifier has the entity's
 * name, a nameless one on a package (null here) serves the entities of that package that use its strategy.
 */
public sealed interface GeneratorDeclaration {
    @Nullable
    String name();

    /** The class or package that carries it, for messages. */
    String where();

    /** SEQUENCE or TABLE. */
    GenerationType strategy();

    /** {@code @SequenceGenerator} (Jakarta Persistence 3.2, 11.1.49). */
    record OfSequence(
            @Nullable String name,
            String where,
            @Nullable String sequence,
            @Nullable String catalog,
            @Nullable String schema,
            long initialValue,
            int allocationSize,
            @Nullable String options)
            implements GeneratorDeclaration {
        @Override
        public GenerationType strategy() {
            return GenerationType.SEQUENCE;
        }
    }

    /** {@code @TableGenerator} (Jakarta Persistence 3.2, 11.1.52). */
    record OfTable(
            @Nullable String name,
            String where,
            TableDeclaration table,
            @Nullable String keyColumn,
            @Nullable String valueColumn,
            @Nullable String key,
            long initialValue,
            int allocationSize)
            implements GeneratorDeclaration {
        @Override
        public GenerationType strategy() {
            return GenerationType.TABLE;
        }
    }

    /** Whether two declarations of one name say the same, wherever they stand. */
    static boolean same(List<GeneratorDeclaration> all) {
        return all.stream().map(GeneratorDeclaration::anywhere).distinct().count() <= 1;
    }

    private GeneratorDeclaration anywhere() {
        if (this instanceof OfSequence s) {
            return new OfSequence(
                    s.name, "", s.sequence, s.catalog, s.schema, s.initialValue, s.allocationSize, s.options);
        }
        OfTable t = (OfTable) this;
        return new OfTable(t.name, "", t.table, t.keyColumn, t.valueColumn, t.key, t.initialValue, t.allocationSize);
    }
}
