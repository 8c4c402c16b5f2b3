package org.athanor.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Leaf;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/**
 * Inserts rows whose identifier the database makes, many in one {@code INSERT … RETURNING}, or in one insert whose generated
 * keys the driver gives.
 *
 * <p>The way back from the returned identifiers to the rows: no database promises the order of RETURNING, but the rows of one
 * VALUES list are inserted one after the other, and the counter of an identity column only grows. So the identifiers in
 * ascending order belong to the rows in the order they were given.
 */
final class KeyReturningInserter {
    private final Dialect dialect;
    private final Table table;
    private final List<Column> columns;
    private final List<SqlExpression> values;
    private final Column key;
    private final ValueType<?> keyType;
    private final JdbcCodec keyCodec;
    /** By number of rows. */
    private final RowStatement[] statements = new RowStatement[RowInserter.MANY + 1];

    KeyReturningInserter(Dialect dialect, Table table, List<Column> columns, List<SqlExpression> values, Leaf key) {
        this.dialect = dialect;
        this.table = table;
        this.columns = columns;
        this.values = values;
        this.key = key.column();
        this.keyType = key.type();
        this.keyCodec = dialect.codec(this.key.type());
    }

    /** Full statements first; what is left over goes in one of its own size, so a few rows are one statement too. */
    void insert(JdbcSession session, Rows rows) {
        boolean returning = dialect.can(Capability.RETURNING);
        boolean together = returning || dialect.can(Capability.GENERATED_KEYS_OF_MANY_ROWS);
        int most = together ? RowInserter.fitting(dialect, columns.size(), RowInserter.MANY) : 1;
        for (int done = 0; done < rows.size(); ) {
            int size = Math.min(most, rows.size() - done);
            insertChunk(session, statement(size, returning), returning, rows, done);
            done += size;
        }
    }

    private void insertChunk(JdbcSession session, RowStatement statement, boolean returning, Rows rows, int first) {
        int size = statement.rows();
        Object[] keys = returning
                ? session.updateReturning(
                        statement.sql(), sink -> statement.bind(sink, rows, first), result -> read(result, size))
                : session.insertReturningKeys(
                        statement.sql(),
                        List.of(key.name().text()),
                        sink -> statement.bind(sink, rows, first),
                        result -> read(result, size));
        if (keys == null) {
            throw new IllegalStateException("No identifiers came back from " + statement.sql());
        }
        if (size > 1) {
            Arrays.sort(keys);
        }
        for (int i = 0; i < size; i++) {
            rows.generated(first + i, keys[i]);
        }
    }

    private Object[] read(ResultSet result, int size) throws SQLException {
        Object[] keys = new Object[size];
        int count = 0;
        while (result.next()) {
            Object value = keyType.fromCanonical(keyCodec.read(result, 1));
            if (value == null || count == size) {
                throw new IllegalStateException("The database gave no usable identifiers for new rows of " + table
                        + ": is " + key + " an identity column?");
            }
            keys[count++] = value;
        }
        if (count < size) {
            throw new IllegalStateException(
                    "The database gave " + count + " identifiers for " + size + " new rows of " + table);
        }
        return keys;
    }

    private RowStatement statement(int rows, boolean returning) {
        RowStatement known = statements[rows];
        if (known == null) {
            known = RowInserter.compile(dialect, table, columns, values, returning ? List.of(key) : List.of(), rows);
            statements[rows] = known;
        }
        return known;
    }
}
