package org.athanor.schema;

import java.util.List;

/** The database is not what the mappings say; the message lists every difference. */
public final class SchemaDifferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaDifferenceException(List<String> differences) {
        super("The database differs from the mappings in " + differences.size()
                + (differences.size() == 1 ? " place:\n  - " : " places:\n  - ")
                + String.join("\n  - ", differences));
    }
}
