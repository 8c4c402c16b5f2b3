package org.athanor.face;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.AttributeHistory;
import org.athanor.Inspection;
import org.athanor.InstanceStatus;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.session.StatefulSession;
import org.athanor.state.InstanceState;
import org.athanor.state.Status;

/** The inspection of an instance that is in the session. */
record StateInspection(StatefulSession session, InstanceState state) implements Inspection {
    @Override
    public Object instance() {
        return state.instance();
    }

    @Override
    public InstanceStatus status() {
        return switch (state.status()) {
            case PENDING -> InstanceStatus.PENDING;
            case PERSISTENT, REMOVED -> InstanceStatus.PERSISTENT;
            case DELETED -> InstanceStatus.DELETED;
            case DETACHED -> InstanceStatus.DETACHED;
        };
    }

    @Override
    public boolean markedDeleted() {
        return state.status() == Status.REMOVED;
    }

    @Override
    public @Nullable Object identity() {
        IdentityKey key = state.key();
        return key == null || state.status() == Status.PENDING ? null : key.value();
    }

    @Override
    public boolean modified() {
        return session.context().isModified(state);
    }

    @Override
    public boolean expired() {
        return state.expired() || !state.loaded();
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
        for (Attribute attribute : state.mapping().attributes()) {
            if (loaded(attribute) == wanted) {
                names.add(attribute.name());
            }
        }
        return names;
    }

    private boolean loaded(Attribute attribute) {
        if (attribute.isId()) {
            return true;
        }
        if (!state.loaded() || session.context().expired(state, attribute.index()) || state.lacks(attribute.index())) {
            return false;
        }
        return !(value(attribute) instanceof TrackedCollection collection) || collection.loaded();
    }

    private @Nullable Object value(Attribute attribute) {
        return state.access().get(state.instance(), attribute.index());
    }

    @Override
    public AttributeHistory history(String name) {
        EntityMapping mapping = state.mapping();
        Attribute attribute = StatefulSession.attribute(mapping, name);
        if (!state.loaded() || state.lacks(attribute.index())) {
            return AttributeHistory.EMPTY;
        }
        Object now = value(attribute);
        if (now instanceof TrackedCollection collection) {
            return elements(collection);
        }
        List<Object> value = Collections.singletonList(now);
        if (state.status() == Status.PENDING) {
            return now == null ? AttributeHistory.EMPTY : new AttributeHistory(value, List.of(), List.of());
        }
        if (!session.context().changed(state).get(attribute.index())) {
            return new AttributeHistory(List.of(), value, List.of());
        }
        List<Object> before = session.context().overwritten(state, attribute.index())
                ? List.of()
                : Collections.singletonList(state.stored(attribute.index()));
        return new AttributeHistory(value, List.of(), before);
    }

    private static AttributeHistory elements(TrackedCollection collection) {
        List<Object> added = collection.added();
        Set<Object> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(added);
        List<Object> unchanged = new ArrayList<>();
        for (Object element : collection.current()) {
            if (!fresh.contains(element)) {
                unchanged.add(element);
            }
        }
        return new AttributeHistory(added, unchanged, collection.removed());
    }
}
