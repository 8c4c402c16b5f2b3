package org.athanor.dialect;

import org.athanor.sql.SqlExpression;

/** Where SQL text and its binds go while a statement is rendered; handed to the parts a dialect renders itself. */
public interface SqlWriter {
    Dialect dialect();

    SqlWriter text(String text);

    /** An expression that stands alone: between commas or in parentheses. */
    SqlWriter expression(SqlExpression expression);

    /** An expression as an operand; it gets parentheses unless it holds together like a name or a call. */
    SqlWriter operand(SqlExpression expression);

    /** A {@code ?} with what it takes. */
    SqlWriter bind(Bind bind);
}
