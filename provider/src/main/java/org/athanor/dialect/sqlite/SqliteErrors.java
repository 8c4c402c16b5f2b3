package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.dialect.ErrorClassifier;
import org.athanor.dialect.SqlError;
import org.athanor.dialect.SqlError.Kind;

/**
 * Tells SQLite's errors apart by their extended result code, which the driver writes at the beginning of the message
 * ({@code [SQLITE_CONSTRAINT_UNIQUE] … (UNIQUE constraint failed: t.a)}); the error code is only the primary one.
 */
final class SqliteErrors implements ErrorClassifier {
    private static final Pattern CODE = Pattern.compile("\\[SQLITE_([A-Z_]+)\\]");
    private static final Pattern CONSTRAINT = Pattern.compile("constraint failed: ([^)]+)\\)");

    private final int busyTimeoutMillis;

    SqliteErrors(int busyTimeoutMillis) {
        this.busyTimeoutMillis = busyTimeoutMillis;
    }

    /** Connections that share a cache refuse each other's locks at once, whatever the busy timeout says. */
    @Override
    public int repeatMillis(SQLException error) {
        return code(String.valueOf(error.getMessage())).equals("LOCKED_SHAREDCACHE") ? busyTimeoutMillis : 0;
    }

    @Override
    public SqlError classify(SQLException error) {
        for (Throwable e = error; e != null; e = next(e)) {
            if (e instanceof SQLException sql) {
                Kind kind = kind(code(String.valueOf(sql.getMessage())), sql.getErrorCode());
                if (kind != Kind.OTHER) {
                    return new SqlError(kind, constraint(String.valueOf(sql.getMessage())));
                }
            }
        }
        return SqlError.of(Kind.OTHER);
    }

    private static @Nullable Throwable next(Throwable e) {
        SQLException chained = e instanceof SQLException sql ? sql.getNextException() : null;
        return chained != null ? chained : e.getCause();
    }

    private static String code(String message) {
        Matcher matcher = CODE.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static @Nullable String constraint(String message) {
        Matcher matcher = CONSTRAINT.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Kind kind(String extended, int primary) {
        return switch (extended) {
            case "CONSTRAINT_UNIQUE", "CONSTRAINT_PRIMARYKEY", "CONSTRAINT_ROWID" -> Kind.CONSTRAINT_UNIQUE;
            case "CONSTRAINT_FOREIGNKEY" -> Kind.CONSTRAINT_FOREIGN_KEY;
            case "CONSTRAINT_NOTNULL" -> Kind.CONSTRAINT_NOT_NULL;
            case "CONSTRAINT_CHECK" -> Kind.CONSTRAINT_CHECK;
            case "BUSY_SNAPSHOT" -> Kind.DEADLOCK;
            default -> kind(primary);
        };
    }

    /** By the primary result code of sqlite3.h. */
    private static Kind kind(int primary) {
        return switch (primary & 0xff) {
            case 5, 6 -> Kind.LOCK; // BUSY, LOCKED
            case 9 -> Kind.TIMEOUT; // INTERRUPT
            case 10, 11, 14, 26 -> Kind.CONNECTION; // IOERR, CORRUPT, CANTOPEN, NOTADB
            case 19 -> Kind.CONSTRAINT;
            default -> Kind.OTHER;
        };
    }
}
