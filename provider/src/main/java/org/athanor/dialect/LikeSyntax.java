package org.athanor.dialect;

import org.athanor.sql.SqlExpression;

/** How a database writes a LIKE that minds the case, and one that does not. */
@FunctionalInterface
public interface LikeSyntax {
    void render(SqlExpression.Like like, SqlWriter out);

    /** The standard one where a backslash escapes unless another character is named; {@code none} is how none is named. */
    static LikeSyntax withoutDefaultEscape(String none) {
        return (like, out) -> {
            standard().render(like, out);
            if (like.escape() == null) {
                out.text(" escape ").text(none);
            }
        };
    }

    /** {@code a like b escape c} as the standard says; without regard to case by lower-casing both sides. */
    static LikeSyntax standard() {
        return (like, out) -> {
            if (like.ignoreCase()) {
                out.text("lower(").expression(like.term()).text(like.negated() ? ") not like lower(" : ") like lower(");
                out.expression(like.pattern()).text(")");
            } else {
                out.operand(like.term())
                        .text(like.negated() ? " not like " : " like ")
                        .operand(like.pattern());
            }
            if (like.escape() != null) {
                out.text(" escape ").operand(like.escape());
            }
        };
    }
}
