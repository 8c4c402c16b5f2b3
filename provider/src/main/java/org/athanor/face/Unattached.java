package org.athanor.face;

import jakarta.annotation.Nullable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.athanor.AttributeHistory;
import org.athanor.Inspection;
import org.athanor.InstanceStatus;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.session.StatefulSession;

/** The inspection of an instance that is not in the session; {@code identity} is null for a transient one. */
record Unattached(
        StatefulSession session, Object instance, @Nullable Object identity) implements Inspection {
    @Override
    public InstanceStatus status() {
        return identity == null ? InstanceStatus.TRANSIENT : InstanceStatus.DETACHED;
    }

    @Override
    public boolean markedDeleted() {
        return false;
    }

    @Override
    public boolean modified() {
        return false;
    }

    @Override
    public boolean expired() {
        return !Interceptors.loaded(instance);
    }

    @Override
    public Set<String> loaded() {
        return names(true);
    }

    @Override
    public Set<String> unloaded() {
        return names(false);
    }

    private Set<String> names(boolean wanted) {
        Set<String> names = new LinkedHashSet<>();
        var access = session.accesses().of(instance);
        for (Attribute attribute : access.mapping().attributes()) {
            boolean loaded = Interceptors.loaded(instance, attribute.name())
                    && !(access.get(instance, attribute.index()) instanceof TrackedCollection collection
                            && !collection.loaded());
            if (loaded == wanted) {
                names.add(attribute.name());
            }
        }
        return names;
    }

    @Override
    public AttributeHistory history(String attribute) {
        StatefulSession.attribute(session.accesses().of(instance).mapping(), attribute);
        return AttributeHistory.EMPTY;
    }
}
