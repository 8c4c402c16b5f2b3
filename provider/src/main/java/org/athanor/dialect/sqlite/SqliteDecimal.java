package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Decimals without loss in a database that has none. A decimal is bound as an integer when it is one of at most 64 bits, as
 * a real when it has at most 15 significant digits, which a real keeps, and else as its digits in a blob: text would be made
 * a rounded real by the column's numeric affinity, blobs are left alone. The form depends on the amount alone, so equal
 * amounts are equal in SQL; but an amount of the third kind sorts behind all numbers.
 *
 * <p>A real that shows more than 15 digits was not written here: it was computed, and is read rounded to 15, so that a sum of
 * 9.99 and 10 is 19.99 and not 19.990000000000002.
 */
final class SqliteDecimal {
    private static final MathContext REAL = new MathContext(15);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private SqliteDecimal() {}

    static @Nullable Object read(ResultSet row, int index) throws SQLException {
        Object value = row.getObject(index);
        if (value instanceof Double real) {
            BigDecimal decimal = BigDecimal.valueOf(real);
            return decimal.precision() <= REAL.getPrecision()
                    ? decimal
                    : decimal.round(REAL).stripTrailingZeros();
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value == null) {
            return null;
        }
        String digits = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : value.toString();
        try {
            return new BigDecimal(digits.trim());
        } catch (NumberFormatException e) {
            throw new SQLException("Not a decimal number: '" + digits + "'", e);
        }
    }

    static void bind(PreparedStatement statement, int index, Object canonical) throws SQLException {
        BigDecimal value = (BigDecimal) canonical;
        BigInteger whole = whole(value);
        if (whole != null) {
            statement.setLong(index, whole.longValue());
            return;
        }
        BigDecimal shortest = value.precision() <= REAL.getPrecision() ? value : value.stripTrailingZeros();
        if (shortest.precision() <= REAL.getPrecision() && Math.abs((long) shortest.scale()) < 290) {
            statement.setDouble(index, value.doubleValue());
        } else {
            statement.setBytes(index, shortest.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The integer the value is, if it fits into 64 bits. */
    private static @Nullable BigInteger whole(BigDecimal value) {
        if (value.signum() == 0) {
            return BigInteger.ZERO;
        }
        if (value.precision() - value.scale() > 19
                || value.scale() > 0 && value.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger whole = value.toBigInteger();
        return whole.compareTo(MIN) < 0 || whole.compareTo(MAX) > 0 ? null : whole;
    }
}
