package org.athanor.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Prints each statement with its parameters and its time on one line: {@code insert into t (a, b) values (?, ?)  -- ['x', 1]
 * 0.3 ms}. Long values, long lists and all but the first rows of a batch are cut. Goes to the logger {@code org.athanor.sql} at
 * level INFO, or to standard output when nothing would show that.
 */
public final class EchoObserver implements StatementObserver {
    private static final int ROWS_SHOWN = 2;
    private static final int VALUES_SHOWN = 30;
    private static final int BYTES_SHOWN = 8;
    private static final int LONGEST_TEXT = 100;
    /** More than three equal rows of placeholders, as an insert of many rows has. */
    private static final Pattern EQUAL_ROWS = Pattern.compile("(\\([?, ]+\\))(?:, \\1){3,}+");
    /** Line breaks with the indentation around them; those in literals go with them, which a reader can bear. */
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private final Consumer<String> out;
    private final boolean pretty;

    /** With {@code pretty} each clause stands on a line of its own. */
    public EchoObserver(Consumer<String> out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    public static EchoObserver toLog(boolean pretty) {
        Logger logger = LoggerFactory.getLogger("org.athanor.sql");
        boolean visible = !(logger instanceof NOPLogger) && logger.isInfoEnabled();
        return new EchoObserver(visible ? logger::info : System.out::println, pretty);
    }

    @Override
    public void executed(String sql, List<List<Object>> rowsOfParameters, long nanos, int rowCount) {
        out.accept(line(sql, rowsOfParameters, nanos));
    }

    @Override
    public void failed(String sql, List<List<Object>> rowsOfParameters, long nanos, SQLException cause) {
        out.accept(line(sql, rowsOfParameters, nanos) + "  failed: " + oneLine(String.valueOf(cause.getMessage())));
    }

    private String line(String sql, List<List<Object>> rowsOfParameters, long nanos) {
        StringBuilder line = new StringBuilder(pretty ? SqlLayout.of(shortened(oneLine(sql))) : shortened(oneLine(sql)))
                .append("  -- ");
        int rows = rowsOfParameters.size();
        for (int i = 0; i < Math.min(rows, ROWS_SHOWN); i++) {
            line.append(i == 0 ? "" : ", ").append(list(rowsOfParameters.get(i)));
        }
        if (rows > ROWS_SHOWN) {
            line.append(", … ").append(rows).append(" in all");
        }
        return line.append(rows == 0 ? "" : "  ")
                .append(String.format(Locale.ROOT, "%.1f ms", nanos / 1e6))
                .toString();
    }

    private static String oneLine(String sql) {
        return sql.indexOf('\n') < 0 && sql.indexOf('\r') < 0
                ? sql
                : BREAK.matcher(sql.strip()).replaceAll(" ");
    }

    private static String shortened(String sql) {
        return EQUAL_ROWS.matcher(sql).replaceAll(rows -> {
            String row = rows.group(1);
            int count = (rows.group().length() + 2) / (row.length() + 2);
            return row + ", … " + count + " rows";
        });
    }

    private static String list(Collection<?> values) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        Iterator<?> each = values.iterator();
        for (int i = 0; i < VALUES_SHOWN && each.hasNext(); i++) {
            list.add(value(each.next()));
        }
        if (each.hasNext()) {
            list.add("… " + values.size() + " in all");
        }
        return list.toString();
    }

    private static String value(Object parameter) {
        if (parameter instanceof byte[] bytes) {
            return bytes.length <= BYTES_SHOWN ? Arrays.toString(bytes) : bytes.length + " bytes";
        }
        if (parameter instanceof Collection<?> values) {
            return list(values);
        }
        String text = String.valueOf(parameter);
        return parameter == null || parameter instanceof Number || parameter instanceof Boolean ? text : quoted(text);
    }

    /** As a literal of SQL, but that what cannot be seen is written as in Java; cut between two characters. */
    private static String quoted(String text) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'' -> quoted.append("''");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append(end < text.length() ? "…'" : "'").toString();
    }
}
