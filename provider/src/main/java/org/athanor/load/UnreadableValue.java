package org.athanor.load;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.athanor.type.ConversionException;

/** Says in which column a value stands that the type of its attribute cannot mean anything by. */
public final class UnreadableValue {
    private UnreadableValue() {}

    public static ConversionException in(ResultSet row, int column, RuntimeException cause) throws SQLException {
        if (cause instanceof ConversionException known) {
            return known;
        }
        ResultSetMetaData columns = row.getMetaData();
        String table = columns.getTableName(column);
        String name = (table == null || table.isEmpty() ? "" : table + ".") + columns.getColumnName(column);
        return new ConversionException(
                "A value of the column " + name + " cannot be read: " + cause.getMessage()
                        + ". Correct the row, or the type of the attribute that is mapped to the column",
                cause);
    }
}
