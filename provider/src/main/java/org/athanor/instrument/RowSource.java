package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.sql.SQLException;

/**
 * The current row of a result, as generated readers see it. Columns are JDBC indexes from 1; the primitive methods give 0
 * or false for SQL NULL.
 */
public interface RowSource {
    int getInt(int column) throws SQLException;

    long getLong(int column) throws SQLException;

    double getDouble(int column) throws SQLException;

    float getFloat(int column) throws SQLException;

    short getShort(int column) throws SQLException;

    byte getByte(int column) throws SQLException;

    boolean getBoolean(int column) throws SQLException;

    @Nullable
    String getString(int column) throws SQLException;

    /** The attribute-side value: read by the column's codec, converted by the value type of that attribute (by index). */
    @Nullable
    Object getValue(int column, int attribute) throws SQLException;
}
