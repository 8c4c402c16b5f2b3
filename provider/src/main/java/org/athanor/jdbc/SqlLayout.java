package org.athanor.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Breaks a statement into lines: each clause, each join and each side of a set operation on one of its own, subqueries indented.
 * What stands in quotes is left alone.
 *
 * <pre>{@code
 * select a.name
 * from artist a
 * join album b on b.artist_id = a.id
 * where a.id in (
 *     select …
 * }</pre>
 */
final class SqlLayout {
    private static final String INDENT = "    ";
    private static final String DELETE = "delete ";

    /** What begins a line, the longer before what it begins with. */
    private static final List<String> CLAUSES = List.of(
            "select ",
            "from ",
            "left join ",
            "cross join ",
            "join ",
            "where ",
            "group by ",
            "having ",
            "order by ",
            "limit ",
            "offset ",
            "fetch first ",
            "for update",
            "union all ",
            "union ",
            "intersect all ",
            "intersect ",
            "except all ",
            "except ",
            "set ",
            "values ",
            "returning ");

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    /** For each open parenthesis whether a query stands in it. */
    private final Deque<Boolean> queries = new ArrayDeque<>();

    private int depth;

    private SqlLayout(String sql) {
        this.sql = sql;
    }

    static String of(String sql) {
        SqlLayout layout = new SqlLayout(sql);
        layout.run();
        return layout.out.toString();
    }

    private void run() {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                int end = sql.indexOf(c, at + 1);
                int next = end < 0 ? sql.length() : end + 1;
                out.append(sql, at, next);
                at = next;
            } else if (c == '(') {
                open(at++);
            } else if (c == ')') {
                close();
                at++;
            } else {
                at = word(at);
            }
        }
    }

    private void open(int at) {
        boolean query = sql.startsWith("select ", at + 1) || sql.startsWith("with ", at + 1);
        queries.push(query);
        out.append('(');
        if (query) {
            depth++;
            line();
        }
    }

    private void close() {
        if (!queries.isEmpty() && queries.pop()) {
            depth--;
            line();
        }
        out.append(')');
    }

    private void line() {
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n').append(INDENT.repeat(depth));
    }

    /** Copies up to the next place where something may begin. */
    private int word(int start) {
        boolean clauses = queries.isEmpty() || queries.peek();
        boolean begins = start > 0 && " (".indexOf(sql.charAt(start - 1)) >= 0;
        if (clauses && begins && !sql.regionMatches(start - DELETE.length(), DELETE, 0, DELETE.length())) {
            for (String clause : CLAUSES) {
                if (sql.regionMatches(true, start, clause, 0, clause.length())) {
                    if (!atLineStart()) {
                        line();
                    }
                    out.append(sql, start, start + clause.length());
                    return start + clause.length();
                }
            }
        }
        int at = start + 1;
        while (at < sql.length() && sql.charAt(at - 1) != ' ' && "('\"`)".indexOf(sql.charAt(at)) < 0) {
            at++;
        }
        out.append(sql, start, at);
        return at;
    }

    private boolean atLineStart() {
        int i = out.length() - 1;
        while (i >= 0 && out.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || out.charAt(i) == '\n';
    }
}
