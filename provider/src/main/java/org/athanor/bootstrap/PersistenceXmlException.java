package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;

/** A persistence.xml that cannot be used; the message begins with the file and the line. */
final class PersistenceXmlException extends PersistenceException {
    private static final long serialVersionUID = 1L;

    PersistenceXmlException(String file, int line, String problem, @Nullable Throwable cause) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + problem, cause);
    }
}
