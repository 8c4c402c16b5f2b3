package org.athanor.sql;

import jakarta.annotation.Nullable;

/** An expression of the select list with its label, if it has one. */
public record SelectItem(SqlExpression expression, @Nullable String label) {
    public static SelectItem of(SqlExpression expression) {
        return new SelectItem(expression, null);
    }
}
