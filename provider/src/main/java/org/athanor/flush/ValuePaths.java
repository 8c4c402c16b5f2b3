package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.write.ElementPart;
import org.athanor.write.MapKeyPart;

/** Follows the way from an element or a key to the value of one of its columns. */
final class ValuePaths {
    private ValuePaths() {}

    /** The first attribute of the path is {@code start} itself. */
    static @Nullable Object value(Accesses accesses, List<Attribute> path, @Nullable Object start) {
        Object at = start;
        for (int i = 1; i < path.size() && at != null; i++) {
            at = accesses.of((EmbeddedAttribute) path.get(i - 1))
                    .get(at, path.get(i).index());
        }
        return at;
    }

    static @Nullable Object element(Accesses accesses, ElementPart part, @Nullable Object element) {
        Object value = value(accesses, part.path(), element);
        return part.leaf() == null || value == null ? value : LeafReader.value(accesses, part.leaf(), value);
    }

    static @Nullable Object key(Accesses accesses, MapKeyPart part, @Nullable Object key) {
        if (part.leaf() == null) {
            return value(accesses, part.path(), key);
        }
        return key == null ? null : LeafReader.value(accesses, part.leaf(), key);
    }
}
