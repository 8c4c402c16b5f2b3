package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.InstanceState;

/** Values of leaves as the database has them, read from snapshots. */
final class StoredValues {
    private StoredValues() {}

    /** The value that a leaf had when the instance was last read or flushed. */
    static @Nullable Object of(Accesses accesses, InstanceState state, Leaf leaf) {
        return below(accesses, state.stored(leaf.root().index()), leaf);
    }

    /** The value of a leaf, given the value of the attribute that its path begins with. */
    static @Nullable Object below(Accesses accesses, @Nullable Object root, Leaf leaf) {
        List<Attribute> path = leaf.path();
        Object at = root;
        for (int i = 0; i < path.size() && at != null; i++) {
            if (path.get(i) instanceof ToOneAttribute) {
                return leaf.referenced() == null ? null : LeafReader.value(accesses, leaf.referenced(), at);
            }
            if (path.get(i) instanceof EmbeddedAttribute embedded && i + 1 < path.size()) {
                at = accesses.of(embedded).get(at, path.get(i + 1).index());
            }
        }
        return at;
    }
}
