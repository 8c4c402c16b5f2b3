package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Some attributes of one entity class, at least one, and for to-ones among them perhaps the keys of their targets.
 * Immutable: the instances of a result share theirs as long as there are no keys.
 */
public final class AttributeSet {
    private final EntityAccess access;
    private final BitSet indexes;
    private final Object[] keys;
    private final long bits;

    /** {@code keys} is by attribute index, or shorter, with gaps. */
    private AttributeSet(EntityAccess access, BitSet indexes, Object[] keys) {
        this.access = access;
        this.indexes = indexes;
        this.keys = keys;
        long names = 0;
        for (int i = indexes.nextSetBit(0); i >= 0; i = indexes.nextSetBit(i + 1)) {
            names |= access.bit(i);
        }
        this.bits = names;
    }

    public static AttributeSet of(EntityAccess access, BitSet indexes) {
        return new AttributeSet(access, (BitSet) indexes.clone(), new Object[0]);
    }

    /** {@code some}, or none if null, and one more. */
    public static AttributeSet with(
            @Nullable AttributeSet some, EntityAccess access, int attribute, @Nullable Object key) {
        if (some == null && key == null) {
            return access.only(attribute);
        }
        BitSet more = some == null ? new BitSet() : (BitSet) some.indexes.clone();
        more.set(attribute);
        Object[] known = some == null ? new Object[0] : some.keys;
        if (key != null) {
            known = Arrays.copyOf(known, Math.max(known.length, attribute + 1));
            known[attribute] = key;
        }
        return new AttributeSet(access, more, known);
    }

    public boolean contains(int attribute) {
        return indexes.get(attribute);
    }

    /** The index of the first attribute from this one on, -1 when there is none. */
    public int next(int from) {
        return indexes.nextSetBit(from);
    }

    /** The key that came with the attribute; null when none did. */
    public @Nullable Object key(int attribute) {
        return attribute < keys.length && indexes.get(attribute) ? keys[attribute] : null;
    }

    /** Null when that was the last. */
    public @Nullable AttributeSet without(int attribute) {
        if (!indexes.get(attribute)) {
            return this;
        }
        BitSet rest = (BitSet) indexes.clone();
        rest.clear(attribute);
        return rest.isEmpty() ? null : new AttributeSet(access, rest, keys);
    }

    /** The bits of their names, as {@link AttributeInterceptor} counts. */
    public long bits() {
        return bits;
    }
}
