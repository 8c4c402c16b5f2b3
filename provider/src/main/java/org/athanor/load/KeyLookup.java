package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.athanor.dialect.Bind;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.ParameterSink;
import org.athanor.jdbc.RowsHandler;
import org.athanor.sql.Select;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.InParam;
import org.athanor.sql.SqlExpression.InValues;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.sql.SqlExpression.Row;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * A select by key, rendered once for one key and once for each size of list. One key reads {@code where a.id = ?}. A list of
 * single-column keys is one parameter where the database can bind it so. Otherwise a list takes a parameter a value, and
 * its size is rounded up to a power of two by repeating the last key, so that few texts are made.
 */
final class KeyLookup {
    private static final int LIST_CHUNK = 1000;
    private static final int EXPANDED_CHUNK = 256;

    private final Dialect dialect;
    private final List<SqlExpression> columns;
    private final List<ValueType<?>> types;
    private final Function<SqlExpression, Select> select;
    private final boolean oneBind;
    private final Map<Integer, RenderedSql> rendered = new ConcurrentHashMap<>();

    /** {@code select} completes the statement with the condition on {@code columns}. */
    KeyLookup(
            Dialect dialect,
            List<SqlExpression> columns,
            List<ValueType<?>> types,
            Function<SqlExpression, Select> select) {
        this.dialect = dialect;
        this.columns = columns;
        this.types = types;
        this.select = select;
        this.oneBind = columns.size() == 1 && dialect.listCodec(types.get(0).sqlType()) != null;
    }

    /** How many keys one statement takes. */
    int chunk() {
        int most = dialect.capabilities().maxParameters() / columns.size();
        return oneBind ? LIST_CHUNK : Math.max(1, Math.min(EXPANDED_CHUNK, most));
    }

    /** Runs the select for at most {@link #chunk()} keys, at least one. */
    <T> @Nullable T run(JdbcSession jdbc, List<?> keys, RowsHandler<T> handler) {
        RenderedSql sql = rendered(keys.size());
        return jdbc.query(sql.text(), sink -> bind(sink, sql.binds(), keys), handler);
    }

    private RenderedSql rendered(int keys) {
        int size = keys == 1 ? 1 : oneBind ? 2 : roundedUp(keys);
        RenderedSql known = rendered.get(size);
        if (known == null) {
            known = dialect.render(select.apply(condition(size)), key -> size);
            rendered.put(size, known);
        }
        return known;
    }

    private int roundedUp(int keys) {
        int power = Integer.highestOneBit(keys - 1) << 1;
        return Math.min(power, chunk());
    }

    private SqlExpression condition(int size) {
        if (size == 1) {
            return equality(0);
        }
        if (columns.size() == 1) {
            return new InParam(columns.get(0), new Param(0, types.get(0)), false);
        }
        List<SqlExpression> terms = new ArrayList<>();
        boolean rows = dialect.can(Capability.ROW_VALUES);
        for (int i = 0; i < size; i++) {
            terms.add(rows ? new Row(parameters(i)) : equality(i));
        }
        return rows ? new InValues(new Row(columns), terms, false) : new SqlExpression.Or(terms);
    }

    private SqlExpression equality(int index) {
        List<SqlExpression> parameters = parameters(index);
        List<SqlExpression> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            terms.add(SqlExpression.eq(columns.get(i), parameters.get(i)));
        }
        return terms.size() == 1 ? terms.get(0) : new SqlExpression.And(terms);
    }

    /** The parameters of one key; they are numbered through all keys. */
    private List<SqlExpression> parameters(int index) {
        List<SqlExpression> parameters = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parameters.add(new Param(index * columns.size() + i, types.get(i)));
        }
        return parameters;
    }

    private void bind(ParameterSink sink, List<Bind> binds, List<?> keys) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            Object canonical;
            if (bind instanceof Bind.Slot slot) {
                int number = (Integer) slot.key();
                canonical = part(keys, number / columns.size(), number % columns.size());
            } else if (bind instanceof Bind.ListElement element) {
                canonical = part(keys, element.index(), 0);
            } else if (bind instanceof Bind.Fixed fixed) {
                canonical = fixed.canonical();
            } else {
                List<Object> all = new ArrayList<>(keys.size());
                for (int key = 0; key < keys.size(); key++) {
                    all.add(part(keys, key, 0));
                }
                canonical = all;
            }
            sink.set(i + 1, canonical, bind.codec());
        }
    }

    /** A part of a key in canonical form; beyond the last key, that of the last. */
    private @Nullable Object part(List<?> keys, int index, int column) {
        Object key = keys.get(Math.min(index, keys.size() - 1));
        Object value = columns.size() == 1 ? key : ((List<?>) key).get(column);
        return ValueTypes.canonical(types.get(column), value);
    }
}
