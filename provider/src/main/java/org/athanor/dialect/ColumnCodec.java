package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.type.JdbcCodec;

/**
 * A codec of a reader, which decides about null itself, and a writer, which sees none.
 *
 * @param nullType the constant of {@link java.sql.Types} that binds a null
 */
public record ColumnCodec(Fetch fetch, int nullType, Reader reader, Writer writer) implements JdbcCodec {
    /** Reads one column. */
    @FunctionalInterface
    public interface Reader {
        @Nullable
        Object read(ResultSet row, int index) throws SQLException;
    }

    /** Binds a value that is there. */
    @FunctionalInterface
    public interface Writer {
        void bind(PreparedStatement statement, int index, Object canonical) throws SQLException;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        return reader.read(row, index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException {
        if (canonical == null) {
            statement.setNull(index, nullType);
        } else {
            writer.bind(statement, index, canonical);
        }
    }
}
