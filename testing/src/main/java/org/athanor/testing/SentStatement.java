package org.athanor.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One statement that was sent, with its parameters; for a batch one statement whose parameters are the rows, each a list
 * of values. Parameters may be null.
 */
public record SentStatement(String sql, List<Object> parameters) {

    public SentStatement {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? sql : sql + "  " + parameters;
    }
}
