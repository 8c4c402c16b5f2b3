package org.athanor.session;

/** Suppressed in the exception of a flush that nobody asked for, so that it is not looked for in the query that caused it. */
public final class AutoflushNote extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String TEXT = "raised by the autoflush before a query or a load, not by that itself;"
            + " flush() where it belongs, or hold it back with noAutoflush()";

    AutoflushNote() {
        super(TEXT, null, false, false);
    }

    /** What is to be added to the message of an exception; empty if it does not come from an autoflush. */
    public static String of(Throwable failure) {
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof AutoflushNote) {
                return " (" + TEXT + ")";
            }
        }
        return "";
    }
}
