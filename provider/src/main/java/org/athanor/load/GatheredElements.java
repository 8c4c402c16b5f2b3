package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The elements of a fetched collection as rows bring them. Each counts once, in the order of rows; where positions are
 * stored, each position counts once, and they give the order.
 */
final class GatheredElements {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> inOrder = new ArrayList<>();
    private final TreeMap<Integer, Object> byPosition = new TreeMap<>();

    void add(@Nullable Object element, @Nullable Integer position) {
        if (element == null) {
            return;
        }
        if (position != null) {
            byPosition.put(position, element);
        } else if (seen.add(element)) {
            inOrder.add(element);
        }
    }

    List<Object> elements() {
        return byPosition.isEmpty() ? inOrder : new ArrayList<>(byPosition.values());
    }
}
