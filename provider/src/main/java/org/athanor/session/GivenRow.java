package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.util.Wrappers;

/** Puts what is given by the names of attributes into an instance that nobody else sees. */
final class GivenRow {
    private final StatefulSession session;
    private final EntityMapping mapping;
    private final String verb;

    GivenRow(StatefulSession session, EntityMapping mapping, String verb) {
        this.session = session;
        this.mapping = mapping;
        this.verb = verb;
    }

    Object instance(Map<String, ?> given) {
        EntityAccess access = session.accesses().of(mapping);
        Object instance = access.instantiate();
        given.forEach((name, value) -> {
            Attribute attribute = ReloadOperation.attribute(mapping, name);
            access.set(instance, attribute.index(), value(attribute, value));
        });
        return instance;
    }

    private @Nullable Object value(Attribute attribute, @Nullable Object given) {
        if (attribute instanceof PluralAttribute) {
            throw new IllegalArgumentException(verb + ": " + mapping.name() + "." + attribute.name()
                    + " is stored in other rows, not in that of the " + mapping.name() + "; leave it out");
        }
        Object value = attribute instanceof ToOneAttribute toOne && given != null ? target(toOne, given) : given;
        Class<?> type = Wrappers.of(attribute.javaType());
        if (value == null ? attribute.javaType().isPrimitive() : !type.isInstance(value)) {
            throw new IllegalArgumentException(verb + ": " + mapping.name() + "." + attribute.name() + " is a "
                    + attribute.javaType().getSimpleName() + "; given was "
                    + (value == null
                            ? "null"
                            : value + ", a " + value.getClass().getSimpleName()));
        }
        return value;
    }

    /** An instance, or an identifier: then something that has it, for the sake of the foreign key. */
    private Object target(ToOneAttribute toOne, Object given) {
        if (toOne.target().javaType().isInstance(given)) {
            return given;
        }
        EntityAccess access = session.accesses().of(toOne.target());
        Object target = access.instantiate();
        Object key = given instanceof List<?> ? given : access.identifier().toKey(given);
        access.identifier().set(target, key);
        return target;
    }
}
