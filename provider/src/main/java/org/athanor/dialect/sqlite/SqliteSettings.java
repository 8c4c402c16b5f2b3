package org.athanor.dialect.sqlite;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings {@code athanor.sqlite.*}.
 *
 * @param journalMode for database files; {@code wal} unless said otherwise, empty leaves the file as it is
 * @param synchronous empty for SQLite's default
 * @param transactionMode {@code at-write}, {@code deferred}, {@code immediate} or {@code exclusive}. With {@code at-write} the
 *     database learns of a transaction with its first write, for which it waits its turn; what is read before is what was
 *     committed at that moment. A {@code deferred} one begins with what it reads first and sees the database as it was
 *     then; when it writes and another one wrote in between, it fails at once, whatever the busy timeout. {@code
 *     immediate} waits at its beginning, and lets only one transaction run at a time
 * @param caseSensitiveLike whether LIKE minds the case, as on other databases, by being written as GLOB; SQLite's own LIKE,
 *     the default, takes no notice of the case of ASCII letters
 */
public record SqliteSettings(
        String journalMode,
        String synchronous,
        int busyTimeoutMillis,
        String transactionMode,
        boolean caseSensitiveLike) {
    static final String JOURNAL_MODE = "athanor.sqlite.journal-mode";
    static final String SYNCHRONOUS = "athanor.sqlite.synchronous";
    static final String BUSY_TIMEOUT = "athanor.sqlite.busy-timeout";
    static final String TRANSACTION_MODE = "athanor.sqlite.transaction-mode";
    static final String CASE_SENSITIVE_LIKE = "athanor.sqlite.case-sensitive-like";
    static final Set<String> NAMES =
            Set.of(JOURNAL_MODE, SYNCHRONOUS, BUSY_TIMEOUT, TRANSACTION_MODE, CASE_SENSITIVE_LIKE);

    private static final Set<String> JOURNAL_MODES =
            Set.of("", "wal", "delete", "truncate", "persist", "memory", "off");
    private static final Set<String> SYNCHRONOUS_MODES = Set.of("", "off", "normal", "full", "extra");
    private static final Set<String> TRANSACTION_MODES = Set.of("at-write", "deferred", "immediate", "exclusive");

    public static SqliteSettings defaults() {
        return of(Map.of());
    }

    public static SqliteSettings of(Map<String, String> settings) {
        return new SqliteSettings(
                oneOf(settings, JOURNAL_MODE, "wal", JOURNAL_MODES),
                oneOf(settings, SYNCHRONOUS, "", SYNCHRONOUS_MODES),
                number(settings, BUSY_TIMEOUT, 5000),
                oneOf(settings, TRANSACTION_MODE, "at-write", TRANSACTION_MODES),
                oneOf(settings, CASE_SENSITIVE_LIKE, "false", Set.of("true", "false"))
                        .equals("true"));
    }

    boolean beginsAtWrite() {
        return transactionMode.equals("at-write");
    }

    private static String oneOf(Map<String, String> settings, String name, String otherwise, Set<String> allowed) {
        String value = settings.getOrDefault(name, otherwise).trim().toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException("The setting " + name + " is '" + value + "'; it takes one of "
                    + allowed.stream().sorted().toList());
        }
        return value;
    }

    private static int number(Map<String, String> settings, String name, int otherwise) {
        String value = settings.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The setting " + name + " is '" + value + "'; it takes milliseconds", e);
        }
    }
}
