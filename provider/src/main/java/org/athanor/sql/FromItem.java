package org.athanor.sql;

import jakarta.annotation.Nullable;
import org.athanor.sql.schema.Table;

/** A source of rows in FROM. */
public sealed interface FromItem {
    /** A table under an alias; in UPDATE and DELETE the alias may be absent. */
    record TableRef(Table table, @Nullable String alias) implements FromItem {}

    /** A query in parentheses under an alias; its columns are referred to by their labels. */
    record Derived(QueryExpression query, String alias) implements FromItem {}

    /** The rows of a {@link With.CommonTable} under an alias; its columns are referred to by their names. */
    record CommonRef(String name, String alias) implements FromItem {}

    /** {@code left JOIN right ON condition}; a null condition is only for {@link JoinKind#CROSS}. */
    record Join(
            JoinKind kind,
            FromItem left,
            FromItem right,
            @Nullable SqlExpression on) implements FromItem {}

    /** The kinds of join. */
    enum JoinKind {
        INNER("JOIN"),
        LEFT("LEFT JOIN"),
        RIGHT("RIGHT JOIN"),
        FULL("FULL JOIN"),
        CROSS("CROSS JOIN");

        private final String sql;

        JoinKind(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }
}
