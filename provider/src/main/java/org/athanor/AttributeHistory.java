package org.athanor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of an attribute since it was loaded or flushed. Of a single value: it is either unchanged, or the new one is
 * added and the old one, as far as it is known, deleted. Of a collection: its elements, net. Values may be null.
 *
 * <pre>{@code
 * nina.setName("Nina S.");
 * session.inspect(nina).history("name");    // added [Nina S.], unchanged [], deleted [Nina]
 * }</pre>
 */
public record AttributeHistory(List<Object> added, List<Object> unchanged, List<Object> deleted) {
    /** Of an attribute that has no value yet, or none that is loaded. */
    public static final AttributeHistory EMPTY = new AttributeHistory(List.of(), List.of(), List.of());

    public AttributeHistory {
        added = Collections.unmodifiableList(new ArrayList<>(added));
        unchanged = Collections.unmodifiableList(new ArrayList<>(unchanged));
        deleted = Collections.unmodifiableList(new ArrayList<>(deleted));
    }

    public boolean changed() {
        return !added.isEmpty() || !deleted.isEmpty();
    }
}
