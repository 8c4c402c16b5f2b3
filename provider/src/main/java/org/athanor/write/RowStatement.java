package org.athanor.write;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.List;
import org.athanor.dialect.Bind;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.ParameterSink;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Statement;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/** A rendered statement and where each of its parameters comes from; {@code rows} rows are bound at once. */
final class RowStatement {
    /** Where a parameter comes from: a slot, a part of the key, or the known version of a row. */
    record Source(Kind kind, int index) {
        enum Kind {
            VALUE,
            KEY,
            VERSION
        }
    }

    private record Parameter(
            @Nullable Source source,
            @Nullable ValueType<Object> type,
            JdbcCodec codec,
            @Nullable Object fixed) {}

    private final String sql;
    private final int rows;
    private final Parameter[] parameters;

    /** All rows of the statement must take their parameters alike, one row's after the other's. */
    RowStatement(Dialect dialect, Statement statement, int rows) {
        RenderedSql rendered = dialect.render(statement);
        List<Bind> binds = rendered.binds();
        if (binds.size() % rows != 0) {
            throw new IllegalStateException(
                    "The rows of " + rendered.text() + " differ in their parameters: " + binds.size() + " for " + rows);
        }
        this.sql = rendered.text();
        this.rows = rows;
        this.parameters = new Parameter[binds.size() / rows];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = parameter(binds.get(i));
        }
    }

    /** The parameter for the value of a slot. */
    static SqlExpression value(int slot, ValueType<?> type) {
        return new SqlExpression.Param(new Source(Source.Kind.VALUE, slot), type);
    }

    /** The parameter for a part of the key. */
    static SqlExpression key(int part, ValueType<?> type) {
        return new SqlExpression.Param(new Source(Source.Kind.KEY, part), type);
    }

    /** The parameter for the known version. */
    static SqlExpression version(ValueType<?> type) {
        return new SqlExpression.Param(new Source(Source.Kind.VERSION, 0), type);
    }

    @SuppressWarnings("unchecked")
    private static Parameter parameter(Bind bind) {
        if (bind instanceof Bind.Slot slot) {
            ValueType<Object> type = (ValueType<Object>) slot.type();
            return new Parameter((Source) slot.key(), type.identity() ? null : type, slot.codec(), null);
        }
        if (bind instanceof Bind.Fixed fixed) {
            return new Parameter(null, null, fixed.codec(), fixed.canonical());
        }
        throw new IllegalStateException("A row cannot supply " + bind);
    }

    String sql() {
        return sql;
    }

    /** How many rows one execution takes. */
    int rows() {
        return rows;
    }

    /** Binds as many rows as the statement takes, from {@code first} on. */
    void bind(ParameterSink sink, Rows source, int first) throws SQLException {
        int index = 1;
        for (int row = first; row < first + rows; row++) {
            for (Parameter parameter : parameters) {
                sink.set(index++, canonical(parameter, source, row), parameter.codec);
            }
        }
    }

    /** Runs it for each row; gives the rows changed by each. */
    int[] run(JdbcSession session, Rows source) {
        if (source.size() == 1) {
            return new int[] {session.update(sql, sink -> bind(sink, source, 0))};
        }
        return session.batch(sql, source.size(), (row, sink) -> bind(sink, source, row));
    }

    private static @Nullable Object canonical(Parameter parameter, Rows source, int row) {
        Source from = parameter.source;
        if (from == null) {
            return parameter.fixed;
        }
        Object value = switch (from.kind) {
            case VALUE -> source.value(row, from.index);
            case KEY -> source.key(row, from.index);
            case VERSION -> source.version(row);
        };
        return parameter.type == null ? value : parameter.type.toCanonical(value);
    }
}
