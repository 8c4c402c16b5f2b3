package org.athanor.dialect;

/**
 * How the locking clause of a select is written.
 *
 * @param update locks rows to change them
 * @param share locks rows so that others may still read them with a lock
 * @param noWait what to add so that a lock somebody else has is an error at once; empty where that is not known
 * @param skipLocked what to add so that locked rows are passed over; empty where that is not known
 * @param waitAtMost what to add to wait <code>{seconds}</code> at most; empty where a statement cannot say so
 * @param namesTables the clause must name the tables it locks when others are on the outer side of a join
 */
public record LockSyntax(
        String update, String share, String noWait, String skipLocked, String waitAtMost, boolean namesTables) {
    /** {@code for update} and {@code for share}, with {@code nowait} and {@code skip locked}. */
    public static LockSyntax standard() {
        return new LockSyntax(" for update", " for share", " nowait", " skip locked", "", false);
    }
}
