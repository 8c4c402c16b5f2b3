package org.athanor.load;

import jakarta.annotation.Nullable;
import org.athanor.sql.RowLock;

/**
 * What one call asks beyond the identifier. {@code plan} null is the mapping's own; {@code lock} is asked of databases
 * that lock rows by select.
 */
public record LoadOptions(@Nullable LoadPlan plan, @Nullable RowLock lock) {
    /** Nothing special. */
    public static final LoadOptions NONE = new LoadOptions(null, null);

    public LoadOptions withPlan(@Nullable LoadPlan newPlan) {
        return new LoadOptions(newPlan, lock);
    }
}
