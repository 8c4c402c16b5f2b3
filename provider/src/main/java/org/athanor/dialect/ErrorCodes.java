package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.dialect.SqlError.Kind;

/**
 * Tells errors apart by the vendor's code, else by the SQLSTATE, else by the SQLSTATE's class (its first two characters), else by
 * what JDBC calls the exception: a driver that cancels a statement itself has no code of the server.
 *
 * @param byCode the vendor's codes
 * @param byState SQLSTATEs of five characters, and classes of two, beyond the standard ones or in their place
 * @param constraint patterns that find the name of a constraint, or of a column, in the message; the first that matches
 */
public record ErrorCodes(Map<Integer, Kind> byCode, Map<String, Kind> byState, List<Pattern> constraint)
        implements ErrorClassifier {
    /** What the standard's classes say: constraints, aborted transactions and lost connections. */
    private static final Map<String, Kind> STANDARD_STATES = Map.of(
            "08", Kind.CONNECTION,
            "23", Kind.CONSTRAINT,
            "40", Kind.DEADLOCK,
            "40002", Kind.CONSTRAINT,
            "40003", Kind.CONNECTION, // nobody knows whether the statement was completed
            "57014", Kind.TIMEOUT,
            "70100", Kind.TIMEOUT);

    public ErrorCodes {
        byCode = Map.copyOf(byCode);
        Map<String, Kind> states = new HashMap<>(STANDARD_STATES);
        states.putAll(byState);
        byState = Map.copyOf(states);
        constraint = List.copyOf(constraint);
    }

    @Override
    public SqlError classify(SQLException error) {
        for (Throwable e = error; e != null; e = next(e)) {
            if (e instanceof SQLException sql) {
                Kind kind = kind(sql);
                if (kind != Kind.OTHER) {
                    return new SqlError(kind, kind.isConstraint() ? name(String.valueOf(sql.getMessage())) : null);
                }
            }
        }
        return SqlError.of(Kind.OTHER);
    }

    private static @Nullable Throwable next(Throwable e) {
        SQLException chained = e instanceof SQLException sql ? sql.getNextException() : null;
        return chained != null ? chained : e.getCause();
    }

    private Kind kind(SQLException error) {
        Kind known = byCode.get(error.getErrorCode());
        String state = error.getSQLState();
        if (known == null && state != null) {
            known = byState.get(state);
        }
        if (known == null && state != null && state.length() >= 2) {
            known = byState.get(state.substring(0, 2));
        }
        return known == null ? kindOfClass(error) : known;
    }

    private static Kind kindOfClass(SQLException error) {
        if (error instanceof SQLTimeoutException) {
            return Kind.TIMEOUT;
        }
        return error instanceof SQLNonTransientConnectionException || error instanceof SQLTransientConnectionException
                ? Kind.CONNECTION
                : Kind.OTHER;
    }

    private @Nullable String name(String message) {
        for (Pattern pattern : constraint) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }
}
