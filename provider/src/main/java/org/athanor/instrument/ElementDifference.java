package org.athanor.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one collection has that another has not. Entities are told apart by instance and count once however often they
 * occur (a link is there or not); values are told apart by equals and counted.
 */
final class ElementDifference {
    private ElementDifference() {}

    /** The elements of {@code more} that {@code base} lacks, in order; nulls are left out. */
    static List<Object> of(Collection<?> base, Collection<?> more, boolean byInstance) {
        return byInstance ? byInstance(base, more) : byValue(base, more);
    }

    private static List<Object> byInstance(Collection<?> base, Collection<?> more) {
        Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>(base.size()));
        known.addAll(base);
        List<Object> result = new ArrayList<>();
        for (Object element : more) {
            if (element != null && known.add(element)) {
                result.add(element);
            }
        }
        return result;
    }

    private static List<Object> byValue(Collection<?> base, Collection<?> more) {
        Map<Object, Integer> counts = new HashMap<>();
        for (Object element : base) {
            counts.merge(element, 1, Integer::sum);
        }
        List<Object> result = new ArrayList<>();
        for (Object element : more) {
            if (element != null) {
                Integer left = counts.get(element);
                if (left == null || left == 0) {
                    result.add(element);
                } else {
                    counts.put(element, left - 1);
                }
            }
        }
        return result;
    }

    static boolean sameSequence(Collection<?> a, Collection<?> b, boolean byInstance) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> other = b.iterator();
        for (Object element : a) {
            Object counterpart = other.next();
            if (element != counterpart && (byInstance || element == null || !element.equals(counterpart))) {
                return false;
            }
        }
        return true;
    }
}
