package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.dialect.Dialect;
import org.athanor.load.EntityLoaders;
import org.athanor.load.ResultBatch;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Rows of a native query, by a result set mapping. Of one execution, as columns are found by their names in its first row. */
final class NativeMappedRows implements RowReader {
    /** Where columns are in the rows. */
    private interface Places {
        int of(String column) throws SQLException;
    }

    private final ResultSetMapping mapping;
    private final Dialect dialect;
    private final List<Supplier<RowReader>> entities;
    private @Nullable RowReader reader;

    private NativeMappedRows(ResultSetMapping mapping, Dialect dialect, List<Supplier<RowReader>> entities) {
        this.mapping = mapping;
        this.dialect = dialect;
        this.entities = entities;
    }

    /** Makes the readers of all executions. */
    static Supplier<RowReader> of(ResultSetMapping mapping, Dialect dialect, EntityLoaders loaders) {
        List<Supplier<RowReader>> entities = new ArrayList<>();
        for (ResultSetMapping.Item item : mapping.items()) {
            if (item instanceof ResultSetMapping.Entity entity) {
                entities.add(NativeEntityRows.of(entity.entity(), loaders, List.of(), entity.names()));
            }
        }
        return () -> new NativeMappedRows(mapping, dialect, entities);
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        RowReader known = reader;
        if (known == null) {
            ResultSetMetaData columns = row.getMetaData();
            known = RowReaders.result(readers(column -> place(column, columns)));
            reader = known;
        }
        return known.read(row, batch);
    }

    private RowReader[] readers(Places places) throws SQLException {
        List<RowReader> readers = new ArrayList<>();
        int instances = 0;
        for (ResultSetMapping.Item item : mapping.items()) {
            if (item instanceof ResultSetMapping.Entity) {
                readers.add(entities.get(instances++).get());
            } else if (item instanceof ResultSetMapping.Construction construction) {
                readers.add(construction(construction, places));
            } else {
                readers.add(value((ResultSetMapping.Value) item, places));
            }
        }
        return readers.toArray(new RowReader[0]);
    }

    private RowReader construction(ResultSetMapping.Construction construction, Places places) throws SQLException {
        List<Class<?>> types = new ArrayList<>();
        List<RowReader> readers = new ArrayList<>();
        for (ResultSetMapping.Value column : construction.columns()) {
            types.add(column.javaType());
            readers.add(value(column, places));
        }
        return new ConstructorCall(construction.javaType(), types, readers.toArray(new RowReader[0]));
    }

    private RowReader value(ResultSetMapping.Value value, Places places) throws SQLException {
        int place = places.of(value.column());
        if (value.type() == null) {
            return (row, batch) -> row.getObject(place);
        }
        ValueType<?> type = ValueTypes.require(value.type());
        JdbcCodec codec = dialect.codec(type.sqlType());
        return (row, batch) -> type.fromCanonical(codec.read(row, place));
    }

    private int place(String column, ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            if (columns.getColumnLabel(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The native query selects no column '" + column
                + "', which result set mapping " + mapping.name() + " names; it selects " + names);
    }
}
