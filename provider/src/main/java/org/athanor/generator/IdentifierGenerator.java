package org.athanor.generator;

import jakarta.annotation.Nullable;
import org.athanor.jdbc.JdbcSession;

/** Makes identifiers of one kind. Shared by all contexts of a factory. */
public interface IdentifierGenerator {
    /** The next identifier: a Long of a counter, a UUID or its text; null when only the insert makes it. */
    @Nullable
    Object next(JdbcSession session);

    /** To be called when a transaction of that session has committed. */
    default void committed(JdbcSession session) {}

    /** To be called when a transaction of that session has been rolled back. */
    default void rolledBack(JdbcSession session) {}
}
