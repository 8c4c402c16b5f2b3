package org.athanor.sql;

import jakarta.annotation.Nullable;
import java.util.List;

/** {@code left UNION right} and its kin; order, limit and offset belong to the whole. */
public record SetOperation(
        Kind kind,
        QueryExpression left,
        QueryExpression right,
        List<OrderItem> orderBy,
        @Nullable SqlExpression limit,
        @Nullable SqlExpression offset)
        implements QueryExpression {
    public SetOperation {
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<SelectItem> items() {
        return left.items();
    }

    /** The six set operations. */
    public enum Kind {
        UNION("UNION"),
        UNION_ALL("UNION ALL"),
        INTERSECT("INTERSECT"),
        INTERSECT_ALL("INTERSECT ALL"),
        EXCEPT("EXCEPT"),
        EXCEPT_ALL("EXCEPT ALL");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }
}
