package org.athanor.dialect.sqlite;

import jakarta.annotation.Nullable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.dialect.Bind;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.SqlWriter;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Like;
import org.athanor.type.JdbcCodec;

/**
 * LIKE that minds the case, as GLOB: {@code %} is {@code *}, {@code _} is {@code ?}, and GLOB's own wildcards stand in
 * brackets. A pattern that is bound is translated while binding, so an index serves its beginning; a pattern that is computed
 * is translated by SQL.
 */
final class SqliteGlob {
    private static final String WILDCARDS_OPEN = "replace(replace(replace(replace(replace(";
    private static final String WILDCARDS_CLOSE = ", '[', '[[]'), '*', '[*]'), '?', '[?]'), '%', '*'), '_', '?')";

    private SqliteGlob() {}

    static void render(Like like, SqlWriter out) {
        if (like.ignoreCase()) {
            Like plain = new Like(like.term(), like.pattern(), like.escape(), false, like.negated());
            LikeSyntax.standard().render(plain, out);
            return;
        }
        out.operand(like.term()).text(like.negated() ? " not glob " : " glob ");
        String escape = escape(like.escape());
        if (like.escape() != null && escape == null) {
            computed(like, out);
        } else if (like.pattern() instanceof SqlExpression.Param param) {
            JdbcCodec codec = out.dialect().codec(param.type().sqlType());
            out.bind(new Bind.Slot(param.key(), param.type(), new PatternCodec(codec, escape)));
        } else if (like.pattern() instanceof SqlExpression.Constant constant
                && constant.value() instanceof String pattern) {
            out.bind(new Bind.Fixed(
                    translate(pattern, escape),
                    out.dialect().codec(constant.type().sqlType())));
        } else if (like.pattern() instanceof SqlExpression.Literal literal
                && literal.value() instanceof String pattern) {
            out.operand(new SqlExpression.Literal(translate(pattern, escape)));
        } else {
            computed(like, out);
        }
    }

    /** The escape character when it is known while rendering. */
    private static @Nullable String escape(@Nullable SqlExpression expression) {
        Object value = expression instanceof SqlExpression.Literal literal
                ? literal.value()
                : expression instanceof SqlExpression.Constant constant ? constant.value() : null;
        return value == null ? null : value.toString();
    }

    static String translate(String pattern, @Nullable String escape) {
        StringBuilder glob = new StringBuilder(pattern.length() + 4);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null && escape.indexOf(c) == 0 && i + 1 < pattern.length()) {
                literal(pattern.charAt(++i), glob);
            } else if (c == '%') {
                glob.append('*');
            } else if (c == '_') {
                glob.append('?');
            } else {
                literal(c, glob);
            }
        }
        return glob.toString();
    }

    private static void literal(char c, StringBuilder glob) {
        if (c == '*' || c == '?' || c == '[') {
            glob.append('[').append(c).append(']');
        } else {
            glob.append(c);
        }
    }

    /** The translation in SQL: escaped characters are put aside as control characters first, and put back last. */
    private static void computed(Like like, SqlWriter out) {
        SqlExpression escape = like.escape();
        if (escape == null) {
            out.text(WILDCARDS_OPEN).expression(like.pattern()).text(WILDCARDS_CLOSE);
            return;
        }
        out.text("replace(replace(replace(").text(WILDCARDS_OPEN);
        out.text("replace(replace(replace(").expression(like.pattern());
        out.text(", ").operand(escape).text(" || ").operand(escape).text(", char(1)), ");
        out.operand(escape).text(" || '%', char(2)), ").operand(escape).text(" || '_', char(3))");
        out.text(WILDCARDS_CLOSE)
                .text(", char(2), '%'), char(3), '_'), char(1), ")
                .operand(escape)
                .text(")");
    }

    /** Binds a LIKE pattern as GLOB. */
    private record PatternCodec(JdbcCodec codec, @Nullable String escape) implements JdbcCodec {
        @Override
        public @Nullable Object read(ResultSet row, int index) throws SQLException {
            return codec.read(row, index);
        }

        @Override
        public void bind(PreparedStatement statement, int index, @Nullable Object canonical) throws SQLException {
            codec.bind(statement, index, canonical instanceof String pattern ? translate(pattern, escape) : canonical);
        }

        @Override
        public Fetch fetch() {
            return codec.fetch();
        }
    }
}
