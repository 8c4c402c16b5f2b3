package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.instrument.RowSource;

/** The current row as a generated reader sees it; one object serves all rows and all entities of a {@link ResultBatch}. */
final class ResultRow implements RowSource {
    private @Nullable ResultSet rows;
    private ColumnDecoder[] decoders = new ColumnDecoder[0];

    /** {@code attributeDecoders} are those of the entity about to be read, by attribute index. */
    ResultRow at(ResultSet current, ColumnDecoder[] attributeDecoders) {
        rows = current;
        decoders = attributeDecoders;
        return this;
    }

    private ResultSet rows() {
        ResultSet current = rows;
        if (current == null) {
            throw new IllegalStateException("No row is being read");
        }
        return current;
    }

    @Override
    public int getInt(int column) throws SQLException {
        return rows().getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return rows().getLong(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        return rows().getDouble(column);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return rows().getFloat(column);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return rows().getShort(column);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return rows().getByte(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        return rows().getBoolean(column);
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        return rows().getString(column);
    }

    @Override
    public @Nullable Object getValue(int column, int attribute) throws SQLException {
        return decoders[attribute].read(rows(), column);
    }
}
