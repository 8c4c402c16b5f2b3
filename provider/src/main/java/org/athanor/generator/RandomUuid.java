package org.athanor.generator;

import java.util.UUID;
import org.athanor.jdbc.JdbcSession;

/** Random UUIDs (RFC 4122 version 4), as such or as text. */
final class RandomUuid implements IdentifierGenerator {
    private final boolean text;

    RandomUuid(Class<?> javaType) {
        this.text = javaType == String.class;
    }

    @Override
    public Object next(JdbcSession session) {
        UUID value = UUID.randomUUID();
        return text ? value.toString() : value;
    }
}
