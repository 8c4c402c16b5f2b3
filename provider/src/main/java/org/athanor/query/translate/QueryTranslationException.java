package org.athanor.query.translate;

/** A query whose parts do not fit together, or ask for what cannot be done; found when it is compiled. */
public final class QueryTranslationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public QueryTranslationException(String message) {
        super(message);
    }
}
