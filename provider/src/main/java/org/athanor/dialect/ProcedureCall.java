package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The statements that call a stored procedure. {@code bound} are the indexes of the parameters for each {@code ?}. What comes
 * back is a row with a column for each parameter that does, in order: of {@code outputs} when there is such a query, else the
 * only row of the call itself, if {@code outputsInRow}.
 */
public record ProcedureCall(
        List<Step> before,
        String sql,
        List<Integer> bound,
        boolean outputsInRow,
        @Nullable String outputs) {
    /** A statement before the call that takes one parameter. */
    public record Step(String sql, int bound) {}
}
