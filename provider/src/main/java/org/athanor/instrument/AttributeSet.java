package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.BitSet;

/** Some attributes of one entity class, at least one. Immutable: the instances of a result share theirs. */
public final class AttributeSet {
    private final EntityAccess access;
    private final BitSet indexes;
    private final long bits;

    private AttributeSet(EntityAccess access, BitSet indexes) {
        this.access = access;
        this.indexes = indexes;
        long names = 0;
        for (int i = indexes.nextSetBit(0); i >= 0; i = indexes.nextSetBit(i + 1)) {
            names |= access.bit(i);
        }
        this.bits = names;
    }

    public static AttributeSet of(EntityAccess access, BitSet indexes) {
        return new AttributeSet(access, (BitSet) indexes.clone());
    }

    public boolean contains(int attribute) {
        return indexes.get(attribute);
    }

    /** The index of the first attribute from this one on, -1 when there is none. */
    public int next(int from) {
        return indexes.nextSetBit(from);
    }

    /** Null when that was the last. */
    public @Nullable AttributeSet without(int attribute) {
        if (!indexes.get(attribute)) {
            return this;
        }
        BitSet rest = (BitSet) indexes.clone();
        rest.clear(attribute);
        return rest.isEmpty() ? null : new AttributeSet(access, rest);
    }

    /** These and one more. */
    public AttributeSet with(int attribute) {
        BitSet more = (BitSet) indexes.clone();
        more.set(attribute);
        return new AttributeSet(access, more);
    }

    /** The bits of their names, as {@link AttributeInterceptor} counts. */
    public long bits() {
        return bits;
    }
}
