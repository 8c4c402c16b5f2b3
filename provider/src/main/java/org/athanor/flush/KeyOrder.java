package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.Comparator;
import java.util.List;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;

/** Rows by hierarchy and key, as far as keys have an order: all transactions that touch the same rows do so in this one. */
final class KeyOrder {
    static final Comparator<InstanceState> STATES = (a, b) -> compare(a.key(), b.key());

    private KeyOrder() {}

    private static int compare(@Nullable IdentityKey a, @Nullable IdentityKey b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        int root = Integer.compare(a.root().ordinal(), b.root().ordinal());
        return root != 0 ? root : values(a.value(), b.value());
    }

    /** Values of one hierarchy are of one class each; those that have no order are equal here. */
    @SuppressWarnings("unchecked")
    private static int values(Object a, Object b) {
        if (a instanceof List<?> parts && b instanceof List<?> others) {
            for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
                int part = values(parts.get(i), others.get(i));
                if (part != 0) {
                    return part;
                }
            }
            return 0;
        }
        return a instanceof Comparable<?> && a.getClass() == b.getClass() ? ((Comparable<Object>) a).compareTo(b) : 0;
    }
}
