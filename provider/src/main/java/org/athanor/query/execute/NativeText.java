package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * A native query cut at its parameters: {@code :name}, {@code ?1}, or {@code ?} counted from 1. What stands in quotes or
 * comments, and {@code ::} casts, are no parameters. {@code pieces} is one longer than {@code uses}.
 */
public record NativeText(List<String> pieces, List<Integer> uses, List<QueryParameter> parameters) {
    public static NativeText parse(String sql) {
        List<String> pieces = new ArrayList<>();
        List<Integer> uses = new ArrayList<>();
        List<QueryParameter> parameters = new ArrayList<>();
        int from = 0;
        int at = 0;
        int unnumbered = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = after(sql, sql.indexOf(c, at + 1), 1);
            } else if (sql.startsWith("--", at)) {
                at = after(sql, sql.indexOf('\n', at), 1);
            } else if (sql.startsWith("/*", at)) {
                at = after(sql, sql.indexOf("*/", at + 2), 2);
            } else if (sql.startsWith("::", at)) {
                at += 2;
            } else if (c == '?'
                    || c == ':' && at + 1 < sql.length() && Character.isJavaIdentifierStart(sql.charAt(at + 1))) {
                int end = at + 1;
                while (end < sql.length()
                        && (c == '?'
                                ? Character.isDigit(sql.charAt(end))
                                : Character.isJavaIdentifierPart(sql.charAt(end)))) {
                    end++;
                }
                String label = sql.substring(at + 1, end);
                String name = c == ':' ? label : null;
                int position = name != null ? 0 : label.isEmpty() ? ++unnumbered : Integer.parseInt(label);
                pieces.add(sql.substring(from, at));
                uses.add(parameter(parameters, name, position));
                from = end;
                at = end;
            } else {
                at++;
            }
        }
        pieces.add(sql.substring(from));
        return new NativeText(List.copyOf(pieces), List.copyOf(uses), List.copyOf(parameters));
    }

    private static int after(String sql, int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private static int parameter(List<QueryParameter> parameters, @Nullable String name, int position) {
        for (QueryParameter parameter : parameters) {
            if (name != null
                    ? name.equals(parameter.name())
                    : parameter.name() == null && parameter.position() == position) {
                return parameter.index();
            }
        }
        parameters.add(new QueryParameter(parameters.size(), name, position, Object.class, false));
        return parameters.size() - 1;
    }
}
