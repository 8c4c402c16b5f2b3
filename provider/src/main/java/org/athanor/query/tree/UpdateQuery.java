package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;

/** A bulk update (Jakarta Persistence 3.2, 4.11). */
public record UpdateQuery(
        Source.Range target,
        List<Assignment> assignments,
        @Nullable Condition where) implements Statement {
    public UpdateQuery {
        assignments = List.copyOf(assignments);
    }

    /** {@code attribute = value}. */
    public record Assignment(Expression.Path attribute, Expression value) {}
}
