package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;

/** What must not be loaded when it is touched, by the option of a query: attributes of instances, and references as such. */
public final class Refusals {
    private final Map<InstanceState, Set<Attribute>> attributes = new IdentityHashMap<>();
    private final Map<InstanceState, Attribute> references = new IdentityHashMap<>();

    public void refuse(InstanceState owner, Attribute attribute) {
        attributes.computeIfAbsent(owner, o -> new HashSet<>()).add(attribute);
    }

    /** {@code reference} was reached by the attribute, and nobody has read it. */
    public void refuseReference(InstanceState reference, Attribute attribute) {
        references.put(reference, attribute);
    }

    public boolean refuses(InstanceState owner, Attribute attribute) {
        return !attributes.isEmpty() && attributes.getOrDefault(owner, Set.of()).contains(attribute);
    }

    /** The attribute that led to a reference which must not be read, null when it may be. */
    public @Nullable Attribute refusedBy(InstanceState reference) {
        return references.isEmpty() ? null : references.get(reference);
    }

    /** The instance is read anew, or leaves. */
    void forget(InstanceState state) {
        if (!attributes.isEmpty()) {
            attributes.remove(state);
        }
        if (!references.isEmpty()) {
            references.remove(state);
        }
    }

    void clear() {
        attributes.clear();
        references.clear();
    }
}
