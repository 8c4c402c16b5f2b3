package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.athanor.type.JdbcCodec;

/** Binds a Collection of canonical values as one JSON array, for {@code json_each}; elements are as they are stored. */
record SqliteJson(SqliteCodec.Formatter element) implements JdbcCodec {
    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        throw new SQLException("A list is only bound, never read");
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException {
        StringBuilder json = new StringBuilder("[");
        if (canonical != null) {
            for (Object value : (Collection<?>) canonical) {
                json.append(json.length() == 1 ? "" : ",").append(value == null ? "null" : element.format(value));
            }
        }
        statement.setString(index, json.append(']').toString());
    }

    @Override
    public Fetch fetch() {
        return Fetch.OBJECT;
    }

    /** A JSON string. */
    static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
