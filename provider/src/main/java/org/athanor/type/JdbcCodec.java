package org.athanor.type;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Carries the canonical form of one {@link SqlType} over JDBC on one database. Codecs are stateless and shared; a
 * dialect hands out one for each SQL type.
 */
public interface JdbcCodec {
    /** Reads column {@code index} (from 1) in canonical form, null for SQL NULL. */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException;

    /** Binds a value in canonical form, or SQL NULL, to parameter {@code index} (from 1). */
    void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException;

    /**
     * How a row reader may fetch the value without boxing: {@link Fetch#INT} means {@code ResultSet.getInt} gives it, and
     * so on; {@link Fetch#OBJECT} means only {@link #read} does.
     */
    Fetch fetch();

    /** The JDBC getter that suffices for a non-null value. */
    enum Fetch {
        INT,
        LONG,
        DOUBLE,
        FLOAT,
        SHORT,
        BYTE,
        BOOLEAN,
        STRING,
        OBJECT
    }
}
