package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.athanor.type.JdbcCodec;

/**
 * Binds a Collection of canonical values as one SQL array.
 *
 * @param elementType the database's name of the elements' type
 * @param element makes of a canonical value what the driver takes as an element
 */
public record ArrayCodec(String elementType, UnaryOperator<Object> element) implements JdbcCodec {
    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        throw new SQLException("A list is only bound, never read");
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException {
        Collection<?> values = canonical == null ? List.of() : (Collection<?>) canonical;
        Object[] elements = new Object[values.size()];
        int at = 0;
        for (Object value : values) {
            elements[at++] = value == null ? null : element.apply(value);
        }
        Array array = statement.getConnection().createArrayOf(elementType, elements);
        statement.setArray(index, array);
    }

    @Override
    public Fetch fetch() {
        return Fetch.OBJECT;
    }
}
