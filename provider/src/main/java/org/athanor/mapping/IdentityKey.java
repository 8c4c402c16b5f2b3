package org.athanor.mapping;

import java.util.List;

/**
 * The identity of a row: the root of its hierarchy and the identifier's value. The value is that of the single leaf of
 * the identifier, or an immutable list of the leaves' values in order; so it does not depend on the equals method of an id
 * class.
 */
public final class IdentityKey {
    private final EntityMapping root;
    private final Object value;
    private final int hash;

    public IdentityKey(EntityMapping mapping, Object value) {
        this.root = mapping.root();
        this.value = value;
        this.hash = root.ordinal() * 31 + value.hashCode();
    }

    public EntityMapping root() {
        return root;
    }

    public Object value() {
        return value;
    }

    /** The value of the identifier's leaf of that index. */
    public Object part(int leaf) {
        return part(value, leaf);
    }

    /** The value of the identifier's leaf of that index, of the value of a key. */
    public static Object part(Object keyValue, int leaf) {
        return keyValue instanceof List<?> parts ? parts.get(leaf) : keyValue;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof IdentityKey key && hash == key.hash && root == key.root && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return root.name() + "#" + value;
    }
}
