package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import org.athanor.load.LoadPlan;
import org.athanor.sql.RowLock;

/**
 * What of one execution shapes the SQL: whether rows are limited and skipped, or read as a stream, or locked, and how the selected entity is loaded.
 */
public record TranslationOptions(
        boolean limit,
        boolean offset,
        boolean streamed,
        @Nullable RowLock lock,
        @Nullable LoadPlan loadPlan,
        Loads loads) {
    /** Nothing special. */
    public static final TranslationOptions NONE = new TranslationOptions(false, false, false, null, null, Loads.NONE);

    /** To find out what a query selects and takes, before any execution. */
    public static final TranslationOptions TO_COME =
            new TranslationOptions(false, false, false, null, null, Loads.TO_COME);

    /** Whether each row must be a result of its own: when rows are counted, or handed out before the next is read. */
    public boolean rowsAreResults() {
        return limit || offset || streamed;
    }
}
