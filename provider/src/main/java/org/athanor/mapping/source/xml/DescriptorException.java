package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;

/** A persistence.xml or mapping file that cannot be used; the message begins with the file and the line. */
public final class DescriptorException extends PersistenceException {
    private static final long serialVersionUID = 1L;

    public DescriptorException(String file, int line, String problem, @Nullable Throwable cause) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + problem, cause);
    }
}
