package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.instrument.TrackedCollections;
import org.athanor.mapping.PluralAttribute;

/** The collections of instances that nobody manages: the application's own, which may be null or unmodifiable. */
final class PlainElements {
    private PlainElements() {}

    static Collection<?> of(@Nullable Object value) {
        if (value instanceof TrackedCollection tracked) {
            return tracked.current();
        }
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        return value instanceof Collection<?> collection ? collection : List.of();
    }

    static boolean hold(@Nullable Object value, Object element) {
        for (Object each : of(value)) {
            if (each == element) {
                return true;
            }
        }
        return false;
    }

    /** Puts a tracked collection with the same elements in its place, which nobody listens to as yet. */
    static TrackedCollection track(
            EntityAccess access, Object owner, PluralAttribute attribute, @Nullable Object value) {
        TrackedCollection tracked = TrackedCollections.wrap(attribute, owner, value);
        access.set(owner, attribute.index(), tracked);
        return tracked;
    }
}
