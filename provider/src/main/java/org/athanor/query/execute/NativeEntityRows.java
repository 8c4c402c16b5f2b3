package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.load.AliasAllocator;
import org.athanor.load.EntityLoaders;
import org.athanor.load.EntitySelection;
import org.athanor.load.LoadPlan;
import org.athanor.load.ResultBatch;
import org.athanor.load.RowMaterializer;
import org.athanor.load.TableGroup;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;

/**
 * Entities from a native query, found by the names of its columns (Jakarta Persistence 3.2, 3.11.11.1). The reader of the
 * entity asks for columns in an order of its own; the row it sees is the query's, with its columns in that order. Of one
 * execution.
 */
final class NativeEntityRows implements RowReader {
    private final EntityMapping entity;
    private final List<SelectItem> items;
    private final RowMaterializer rows;
    private final List<String> names;
    private final Map<Column, String> labels;
    private @Nullable ResultSet source;
    private @Nullable ResultSet ordered;

    private NativeEntityRows(
            EntityMapping entity,
            List<SelectItem> items,
            RowMaterializer rows,
            List<String> names,
            Map<Column, String> labels) {
        this.entity = entity;
        this.items = items;
        this.rows = rows;
        this.names = names;
        this.labels = labels;
    }

    /**
     * Makes the readers of all executions: what they share is compiled once. {@code names} are the names of the query's
     * columns in their order, empty for their own; {@code labels} those of columns that have other names there.
     */
    static Supplier<RowReader> of(
            EntityMapping entity, EntityLoaders loaders, List<String> names, Map<Column, String> labels) {
        EntitySelection selection =
                new EntitySelection(new TableGroup(entity, new AliasAllocator()), LoadPlan.of(entity), loaders);
        List<SelectItem> items = selection.items();
        RowMaterializer rows = selection.materializer(1);
        return () -> new NativeEntityRows(entity, items, rows, names, labels);
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        ResultSet view = ordered;
        if (view == null || source != row) {
            view = view(row);
            source = row;
            ordered = view;
        }
        return rows.read(view, batch);
    }

    private ResultSet view(ResultSet row) throws SQLException {
        Map<String, Integer> byName = new HashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = i <= names.size() ? names.get(i - 1) : columns.getColumnLabel(i);
            byName.putIfAbsent(name.toLowerCase(Locale.ROOT), i);
        }
        int[] places = new int[items.size() + 1];
        boolean same = true;
        for (int i = 0; i < items.size(); i++) {
            String name = name(items.get(i).expression());
            Integer place = byName.get(name.toLowerCase(Locale.ROOT));
            if (place == null) {
                throw new IllegalArgumentException("The native query for entity " + entity.name()
                        + " selects no column '" + name + "'; select every column of the entity");
            }
            places[i + 1] = place;
            same &= place == i + 1;
        }
        return same ? row : reordered(row, places);
    }

    private String name(SqlExpression expression) {
        if (expression instanceof SqlExpression.ColumnRef ref) {
            return labels.getOrDefault(ref.column(), ref.column().name().text());
        }
        if (expression instanceof SqlExpression.LabelRef ref) {
            return ref.label();
        }
        throw new UnsupportedOperationException("A native query for entity " + entity.name()
                + ", whose subclasses have tables of their own without a discriminator column, is not supported");
    }

    private static ResultSet reordered(ResultSet row, int[] places) {
        return (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> invoke(row, places, method, arguments));
    }

    private static @Nullable Object invoke(ResultSet row, int[] places, Method method, @Nullable Object[] arguments)
            throws Throwable {
        if (arguments != null
                && arguments.length > 0
                && arguments[0] instanceof Integer column
                && method.getName().startsWith("get")) {
            arguments[0] = places[column];
        }
        try {
            return method.invoke(row, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
