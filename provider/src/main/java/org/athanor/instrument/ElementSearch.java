package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Finds instances in a collection without walking through it each time: whoever asks for all elements asks in their order,
 * and for other questions a long collection is counted once and kept count of.
 */
final class ElementSearch {
    private static final int LONG = 32;

    private @Nullable IdentityHashMap<Object, Integer> counts;
    private int total;
    private int next;

    /** Whether it is among {@code all}, the collection as it is now. */
    boolean finds(Object element, Collection<?> all) {
        if (all instanceof List<?> list && next < list.size() && list.get(next) == element) {
            next++;
            return true;
        }
        if (counts == null && all.size() > LONG) {
            counts = new IdentityHashMap<>(all.size());
            total = 0;
            all.forEach(this::added);
        }
        if (counts != null) {
            return counts.containsKey(element);
        }
        int place = 0;
        for (Object each : all) {
            place++;
            if (each == element) {
                next = place;
                return true;
            }
        }
        return false;
    }

    void added(Object element) {
        if (counts != null) {
            counts.merge(element, 1, Integer::sum);
            total++;
        }
    }

    void removed(Object element) {
        Integer count = counts == null ? null : counts.get(element);
        if (count != null && counts != null) {
            total--;
            if (count == 1) {
                counts.remove(element);
            } else {
                counts.put(element, count - 1);
            }
        }
    }

    /** An application that still holds the plain collection may have changed it past the count. */
    void check(int size) {
        if (total != size) {
            counts = null;
        }
    }

    void reset() {
        counts = null;
    }
}
