package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Leaf;

/**
 * The identifier of one entity class: between instances, what {@code find} takes, and the value of an
 * {@link org.athanor.mapping.IdentityKey} (the one leaf's value, or an immutable list of the leaves' values in order).
 */
public final class IdentifierAccess {
    private final EntityAccess access;
    private final EntityMapping mapping;
    private final LeafGetter[] getters;
    private final boolean[] zeroIsNone;
    private final IdentifierForm form;

    IdentifierAccess(EntityAccess access, Accesses accesses) {
        this.access = access;
        this.mapping = access.mapping();
        List<Leaf> leaves = mapping.id().leaves();
        this.getters = new LeafGetter[leaves.size()];
        this.zeroIsNone = new boolean[leaves.size()];
        for (int i = 0; i < getters.length; i++) {
            Leaf leaf = leaves.get(i);
            getters[i] = accesses.leafGetters().of(mapping, leaf);
            zeroIsNone[i] = leaf.path().size() == 1 && LeafGetters.zeroIsNone(mapping, leaf.root());
        }
        this.form = new IdentifierForm(mapping, accesses);
    }

    /** The value of the identity key; null if any part is null, or 0 where a generated identifier is primitive. */
    public @Nullable Object keyOf(Object instance) {
        if (getters.length == 1) {
            return part(instance, 0);
        }
        Object[] parts = new Object[getters.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = part(instance, i);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return List.of(parts);
    }

    private @Nullable Object part(Object instance, int leaf) {
        Object value = getters[leaf].get(instance);
        return zeroIsNone[leaf] && LeafGetters.isZero(value) ? null : value;
    }

    /** The key value of what the user gives to find; an IllegalArgumentException names the entity and the expected class. */
    public Object toKey(Object userId) {
        List<Object> values = new ArrayList<>(getters.length);
        form.takeApart(userId, values);
        return values.size() == 1 ? values.get(0) : List.copyOf(values);
    }

    /** What find would take for this key value: the basic value, or a new embeddable or id class instance. */
    public Object toUserId(Object keyValue) {
        return form.putTogether(parts(keyValue).iterator());
    }

    private List<?> parts(Object keyValue) {
        return getters.length == 1 ? List.of(keyValue) : (List<?>) keyValue;
    }

    /**
     * Writes the identifier into the instance; null resets it to null or 0. Identifier attributes that are to-one
     * relationships are left alone: their targets are not ours to find.
     */
    public void set(Object instance, @Nullable Object keyValue) {
        Identifier id = mapping.id();
        if (keyValue == null) {
            for (Attribute attribute : id.attributes()) {
                if (!IdentifierForm.isToOne(attribute)) {
                    access.set(instance, attribute.index(), null);
                }
            }
        } else {
            form.setAttributes(access, instance, parts(keyValue).iterator());
        }
    }

    /** The values of the identifier attributes as they are, so that {@link #putBack} can restore them. */
    public List<Object> remember(Object instance) {
        List<Attribute> attributes = mapping.id().attributes();
        Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = form.remember(i, access.get(instance, attributes.get(i).index()));
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    public void putBack(Object instance, List<Object> remembered) {
        List<Attribute> attributes = mapping.id().attributes();
        for (int i = 0; i < remembered.size(); i++) {
            access.set(instance, attributes.get(i).index(), form.recall(i, remembered.get(i)));
        }
    }
}
