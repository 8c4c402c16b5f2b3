package org.athanor.session;

import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Generator;

/** Gives an instance that is inserted past the unit of work its identifier, unless the application or the database does. */
record Generation(StatefulSession session) {
    /** Whether it has one before its row is there. */
    boolean provide(Object instance, EntityAccess access) {
        Generator generator = access.mapping().id().generator();
        if (access.identifier().keyOf(instance) == null
                && generator != null
                && access.mapping().id().simple()) {
            Object value = session.engine().generators().of(generator).next(session.jdbc());
            if (value != null) {
                Class<?> type = access.mapping().id().leaves().get(0).type().javaType();
                access.identifier().set(instance, GeneratedValues.as(type, value));
            }
        }
        return access.identifier().keyOf(instance) != null;
    }
}
