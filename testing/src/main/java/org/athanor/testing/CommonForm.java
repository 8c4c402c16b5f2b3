package org.athanor.testing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What databases write in their own way, in one form, so that a claim about statements, written as SQLite has them, holds on
 * every database: lists bound as one parameter, LIKE without an escape character or
 * without regard to case, an offset without a limit, identifiers read back, quotes and the case of what they stand around. On SQLite itself nothing is changed.
 */
final class CommonForm {
    private static final Pattern ONE_PARAMETER =
            Pattern.compile("(not )?in \\(select value from json_each\\(\\?\\)\\)");
    private static final Pattern ANY = Pattern.compile("= any \\(\\?\\)");
    private static final Pattern ALL = Pattern.compile("<> all \\(\\?\\)");
    private static final Pattern LIST = Pattern.compile("in \\(\\?(, \\?)*\\)");
    private static final Pattern DERIVED = Pattern.compile("in \\(select \\* from \\((.*)\\) rows_\\)");
    private static final Pattern ALIAS_FIRST = Pattern.compile("^delete \\w+ from");
    private static final Pattern RETURNING = Pattern.compile(" returning \\S+$");

    private static final Pattern NO_ESCAPE = Pattern.compile(" escape '(\\\\0)?'");
    private static final Pattern EITHER_CASE = Pattern.compile("lower\\(([\\w.]+)\\) like lower\\(\\?\\)");
    private static final Pattern NO_LIMIT = Pattern.compile(" limit (-1|9223372036854775807) offset");

    private CommonForm() {}

    static String of(String sql, DatabaseKind kind) {
        if (kind == DatabaseKind.SQLITE) {
            return sql;
        }
        String common = ONE_PARAMETER.matcher(sql).replaceAll("$1in (:list)");
        common = ANY.matcher(common).replaceAll("in (:list)");
        common = ALL.matcher(common).replaceAll("not in (:list)");
        common = NO_ESCAPE.matcher(common).replaceAll("");
        common = EITHER_CASE.matcher(common).replaceAll("$1 like ?");
        common = NO_LIMIT.matcher(common).replaceAll(" offset");
        if (kind == DatabaseKind.MARIADB) {
            common = DERIVED.matcher(common).replaceAll("in ($1)");
            common = ALIAS_FIRST.matcher(common).replaceAll("delete from");
            common = LIST.matcher(common).replaceAll("in (:list)");
        }
        if (kind == DatabaseKind.H2) {
            common = RETURNING.matcher(common).replaceAll("");
        }
        return common.replace("in (values (", "in ((")
                .replace("`", "")
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
    }
}
