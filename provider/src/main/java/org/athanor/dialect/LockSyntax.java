package org.athanor.dialect;

import java.math.BigDecimal;

/**
 * How the locking clause of a select is written. {@link #standard()} is what most have; a dialect amends it.
 *
 * @param update locks rows to change them
 * @param share locks rows so that others may still read them with a lock
 * @param noWait what to add so that a lock somebody else has is an error at once; empty where that is not known
 * @param skipLocked what to add so that locked rows are passed over; empty where that is not known
 * @param waitAtMost what to add to wait so long at most; empty where the clause cannot say so
 * @param setWait the statement that says for the statements to come of the transaction how long they wait; empty where the
 *     clause says it, or nothing does
 * @param resetWait the statement that takes {@code setWait} back
 * @param namesTables the clause must name the tables it locks when others are on the outer side of a join
 */
public record LockSyntax(
        String update,
        String share,
        String noWait,
        String skipLocked,
        String waitAtMost,
        String setWait,
        String resetWait,
        boolean namesTables) {
    /** {@code for update} and {@code for share}, with {@code nowait} and {@code skip locked}. */
    public static LockSyntax standard() {
        return new LockSyntax(" for update", " for share", " nowait", " skip locked", "", "", "", false);
    }

    /** With another clause to lock rows for reading. */
    public LockSyntax sharing(String clause) {
        return new LockSyntax(update, clause, noWait, skipLocked, waitAtMost, setWait, resetWait, namesTables);
    }

    /** With a time in the clause: <code>{seconds}</code> are whole ones, <code>{decimal}</code> has fractions. */
    public LockSyntax waiting(String clause) {
        return new LockSyntax(update, share, noWait, skipLocked, clause, setWait, resetWait, namesTables);
    }

    /** With a time that statements set and take back: <code>{seconds}</code>, <code>{decimal}</code> or <code>{millis}</code>. */
    public LockSyntax waiting(String set, String reset) {
        return new LockSyntax(update, share, noWait, skipLocked, waitAtMost, set, reset, namesTables);
    }

    /** With the tables named where not all of them are locked. */
    public LockSyntax namingTables() {
        return new LockSyntax(update, share, noWait, skipLocked, waitAtMost, setWait, resetWait, true);
    }

    String waitAtMost(int millis) {
        return filled(waitAtMost, millis);
    }

    /** The statement that sets the time to wait. */
    public String setWait(int millis) {
        return filled(setWait, millis);
    }

    private static String filled(String template, int millis) {
        return template.replace("{seconds}", Integer.toString((millis - 1) / 1000 + 1))
                .replace("{decimal}", BigDecimal.valueOf(millis, 3).toPlainString())
                .replace("{millis}", Integer.toString(millis));
    }
}
