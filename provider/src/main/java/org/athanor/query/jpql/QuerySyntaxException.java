package org.athanor.query.jpql;

/** A query that is not valid: the message shows the line, marks the place and says what was expected there. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    private QuerySyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** What is wrong at a place of the text; long lines are cut to what stands round it. */
    static QuerySyntaxException at(String text, int offset, String problem) {
        int from = text.lastIndexOf('\n', offset - 1) + 1;
        int to = text.indexOf('\n', offset);
        int end = to < 0 ? text.length() : to;
        int line = 1;
        for (int i = 0; i < from; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        int column = offset - from + 1;
        int shownFrom = offset - from > 80 ? offset - 60 : from;
        int shownTo = Math.min(end, Math.max(shownFrom + 110, offset));
        String lead = shownFrom > from ? "…" : "";
        String shown = text.substring(shownFrom, shownTo).replace('\t', ' ').replace('\r', ' ');
        String message = problem + " (line " + line + ", column " + column + ")\n    " + lead + shown
                + (shownTo < end ? "…" : "") + "\n    " + " ".repeat(lead.length() + offset - shownFrom) + "^";
        return new QuerySyntaxException(message, line, column);
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
