package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Leaf;

/**
 * A column that holds an element of a collection of values, or a part of it: the value at the end of {@code path}, which begins
 * with the element's own attribute, or the {@code leaf} of the entity that is there.
 */
public record ElementPart(List<Attribute> path, @Nullable Leaf leaf) {
    public ElementPart {
        path = List.copyOf(path);
    }
}
