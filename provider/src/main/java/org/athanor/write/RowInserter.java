package org.athanor.write;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.Insert;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * Inserts rows into one table. Where the database takes many rows in one VALUES, rows go in statements of a few fixed sizes,
 * so that few texts are prepared; what is left over goes as a JDBC batch. On SQLite 100 rows a statement take about two
 * thirds of the time of a batch, and more rows gain nothing; below ten rows a batch is as good.
 */
final class RowInserter {
    static final int MANY = 100;
    private static final int SOME = 10;

    private final Dialect dialect;
    private final Table table;
    private final List<Column> columns;
    private final List<SqlExpression> values;
    private final RowStatement[] statements = new RowStatement[2];

    /** {@code values} are the parameters and constants of one row, parallel to {@code columns}. */
    RowInserter(Dialect dialect, Table table, List<Column> columns, List<SqlExpression> values) {
        this.dialect = dialect;
        this.table = table;
        this.columns = columns;
        this.values = values;
    }

    void insert(JdbcSession session, Rows rows) {
        int done = 0;
        int many = fitting(dialect, columns.size(), MANY);
        if (many > SOME) {
            for (; rows.size() - done >= many; done += many) {
                int first = done;
                RowStatement statement = statement(1, many);
                session.update(statement.sql(), sink -> statement.bind(sink, rows, first));
            }
        }
        int rest = rows.size() - done;
        if (rest == 0) {
            return;
        }
        int first = done;
        RowStatement single = statement(0, 1);
        if (rest == 1) {
            session.update(single.sql(), sink -> single.bind(sink, rows, first));
        } else {
            session.batch(single.sql(), rest, (row, sink) -> single.bind(sink, rows, first + row));
        }
    }

    /** How many rows of that width one statement can take, at most {@code wanted}. */
    static int fitting(Dialect dialect, int width, int wanted) {
        if (width == 0) {
            return 1;
        }
        int byParameters = dialect.capabilities().maxParameters() / width;
        return Math.max(
                1,
                Math.min(wanted, Math.min(byParameters, dialect.capabilities().maxRowsPerInsert())));
    }

    /** Statements are made once; two threads may make the same one, which is harmless. */
    private RowStatement statement(int place, int rows) {
        RowStatement known = statements[place];
        if (known == null) {
            known = compile(dialect, table, columns, values, List.of(), rows);
            statements[place] = known;
        }
        return known;
    }

    static RowStatement compile(
            Dialect dialect,
            Table table,
            List<Column> columns,
            List<SqlExpression> values,
            List<Column> returning,
            int rows) {
        List<List<SqlExpression>> lines = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            lines.add(values);
        }
        return new RowStatement(dialect, new Insert(table, columns, lines, returning), rows);
    }
}
