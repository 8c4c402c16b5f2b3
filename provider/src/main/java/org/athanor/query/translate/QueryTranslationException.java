package org.athanor.query.translate;

import org.athanor.query.tree.Expression;
import org.athanor.query.tree.JpqlWriter;

/** A query whose parts do not fit together: the message says which. */
public final class QueryTranslationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final boolean placed;

    public QueryTranslationException(String message) {
        this(message, false);
    }

    private QueryTranslationException(String message, boolean placed) {
        super(message);
        this.placed = placed;
    }

    /** The same with the part of the query that it is about; of nested parts the innermost tells. */
    QueryTranslationException in(Expression part) {
        if (placed) {
            return this;
        }
        String text = JpqlWriter.of(part);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        QueryTranslationException told = new QueryTranslationException(getMessage() + "\n    in: " + shown, true);
        told.setStackTrace(getStackTrace());
        return told;
    }
}
