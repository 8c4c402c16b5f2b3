package org.athanor.sql;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.sql.schema.Column;

/** An update. */
public record Update(
        FromItem.TableRef table,
        List<Assignment> assignments,
        @Nullable SqlExpression where) implements Statement {
    public Update {
        assignments = List.copyOf(assignments);
    }

    /** {@code column = value}. */
    public record Assignment(Column column, SqlExpression value) {}
}
