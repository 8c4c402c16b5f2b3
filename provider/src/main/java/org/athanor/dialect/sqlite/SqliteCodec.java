package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.athanor.type.JdbcCodec;

/** A codec of a reader, which decides about null itself, and a writer, which sees none. */
record SqliteCodec(Fetch fetch, Reader reader, Writer writer) implements JdbcCodec {
    /** Reads one column. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(ResultSet row, int index) throws SQLException;
    }

    /** Binds a value that is there. */
    @FunctionalInterface
    interface Writer {
        void bind(PreparedStatement statement, int index, Object canonical) throws SQLException;
    }

    /** A codec for values that are stored as text. */
    static SqliteCodec text(Fetch fetch, Parser parser, Formatter formatter) {
        return new SqliteCodec(
                fetch,
                (row, index) -> {
                    String text = row.getString(index);
                    return text == null ? null : parser.parse(text);
                },
                (statement, index, canonical) -> statement.setString(index, formatter.format(canonical)));
    }

    /** Text to the canonical form. */
    @FunctionalInterface
    interface Parser {
        Object parse(String text);
    }

    /** The canonical form to text. */
    @FunctionalInterface
    interface Formatter {
        String format(Object canonical);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        return reader.read(row, index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException {
        if (canonical == null) {
            statement.setNull(index, Types.NULL);
        } else {
            writer.bind(statement, index, canonical);
        }
    }
}
