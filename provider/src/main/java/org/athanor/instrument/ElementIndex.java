package org.athanor.instrument;

import java.util.Collection;
import java.util.IdentityHashMap;

/** How often a long collection holds each instance, so that asking for one does not walk through it. */
final class ElementIndex {
    private final IdentityHashMap<Object, Integer> counts;
    private int total;

    ElementIndex(Collection<?> elements) {
        counts = new IdentityHashMap<>(elements.size());
        elements.forEach(this::add);
    }

    /** With repetitions; another number than the collection's size says that it was changed past this index. */
    int total() {
        return total;
    }

    boolean contains(Object element) {
        return counts.containsKey(element);
    }

    void add(Object element) {
        counts.merge(element, 1, Integer::sum);
        total++;
    }

    void remove(Object element) {
        Integer count = counts.get(element);
        if (count != null) {
            total--;
            if (count == 1) {
                counts.remove(element);
            } else {
                counts.put(element, count - 1);
            }
        }
    }
}
