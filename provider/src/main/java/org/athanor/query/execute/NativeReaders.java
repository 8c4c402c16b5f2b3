package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.dialect.Dialect;
import org.athanor.instrument.Accesses;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.type.ValueTypes;

/** What makes results of rows whose columns are known only when they come; a reader is of one execution. */
final class NativeReaders {
    private final Mappings mappings;
    private final Dialect dialect;
    private final EntityLoaders loaders;
    private final Accesses accesses;

    NativeReaders(Mappings mappings, Dialect dialect, EntityLoaders loaders, Accesses accesses) {
        this.mappings = mappings;
        this.dialect = dialect;
        this.loaders = loaders;
        this.accesses = accesses;
    }

    Dialect dialect() {
        return dialect;
    }

    Accesses accesses() {
        return accesses;
    }

    /** Instances of an entity, tuples, or values as they come; {@code columns} are names for them, empty for their own. */
    Supplier<RowReader> of(@Nullable Class<?> resultClass, List<String> columns) {
        EntityMapping entity = resultClass == null ? null : mappings.findExactly(resultClass);
        if (entity != null) {
            return NativeEntityRows.of(entity, loaders, columns, Map.of());
        }
        Class<?> single = resultClass == null ? Object.class : resultClass;
        boolean values = single.isAssignableFrom(Number.class) || single.isArray() || ValueTypes.of(single) != null;
        if (!values && single != Tuple.class) {
            throw new IllegalArgumentException("The rows of a native query cannot become " + single.getName()
                    + ", which is no entity: ask for Tuple.class or Object[].class, or name a @SqlResultSetMapping with a"
                    + " @ConstructorResult");
        }
        return single == Tuple.class ? LabelledRow.Reader::new : () -> new NativeRows(single);
    }

    Supplier<RowReader> of(ResultSetMapping mapping) {
        return NativeMappedRows.of(mapping, dialect, loaders);
    }

    /** Values by the names or places of their columns. */
    Supplier<RowReader> of(List<NativeItem> items) {
        RowReaders values = new RowReaders(dialect, accesses);
        return () -> new NativeItemRows(items, values);
    }
}
