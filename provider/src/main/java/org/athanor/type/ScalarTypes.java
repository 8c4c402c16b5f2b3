package org.athanor.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Numbers, text, and what is written as text. */
final class ScalarTypes {
    /** 1.0 and 1.00 are the same amount, though not equal. */
    static final BiPredicate<BigDecimal, BigDecimal> BY_AMOUNT = (a, b) -> a.compareTo(b) == 0;

    private ScalarTypes() {}

    static List<ValueType<?>> all() {
        return List.of(
                new IdentityType<>(Boolean.class, SqlType.BOOLEAN),
                new IdentityType<>(Byte.class, SqlType.TINYINT),
                new IdentityType<>(Short.class, SqlType.SMALLINT),
                new IdentityType<>(Integer.class, SqlType.INTEGER),
                new IdentityType<>(Long.class, SqlType.BIGINT),
                new IdentityType<>(Float.class, SqlType.REAL),
                new IdentityType<>(Double.class, SqlType.DOUBLE),
                new IdentityType<>(String.class, SqlType.VARCHAR),
                new IdentityType<>(UUID.class, SqlType.UUID),
                new DecimalType(),
                MappedType.immutable(
                        BigInteger.class, SqlType.DECIMAL, BigDecimal.class, BigDecimal::new, BigDecimal::toBigInteger),
                MappedType.immutable(
                        Character.class, SqlType.CHAR, String.class, ScalarTypes::text, ScalarTypes::character),
                new MappedType<>(
                        URL.class,
                        SqlType.VARCHAR,
                        String.class,
                        URL::toExternalForm,
                        ScalarTypes::url,
                        null,
                        (a, b) -> a.toExternalForm().equals(b.toExternalForm())),
                MappedType.immutable(URI.class, SqlType.VARCHAR, String.class, URI::toString, URI::create),
                MappedType.immutable(
                        Locale.class, SqlType.VARCHAR, String.class, Locale::toLanguageTag, Locale::forLanguageTag),
                MappedType.immutable(
                        Currency.class,
                        SqlType.VARCHAR,
                        String.class,
                        Currency::getCurrencyCode,
                        Currency::getInstance));
    }

    /** The null character, an unset {@code char}, is stored as the empty text: databases refuse it inside of texts. */
    private static String text(char value) {
        return value == 0 ? "" : String.valueOf(value);
    }

    private static char character(String text) {
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a URL: '" + text + "'", e);
        }
    }
}
