package org.athanor.generator;

import jakarta.annotation.Nullable;
import org.athanor.jdbc.JdbcSession;

/** An identity column: the database makes the value when the row is written. */
final class MadeAtInsert implements IdentifierGenerator {
    @Override
    public @Nullable Object next(JdbcSession session) {
        return null;
    }
}
