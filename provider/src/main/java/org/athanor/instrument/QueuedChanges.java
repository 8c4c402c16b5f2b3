package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was added to and removed from an unloaded collection, net, to be laid over its elements when they are loaded. */
final class QueuedChanges {
    private final boolean byInstance;
    private final Part adds = new Part();
    private final Part removes = new Part();

    QueuedChanges(boolean byInstance) {
        this.byInstance = byInstance;
    }

    /** Elements in order; entities once. */
    private final class Part {
        private static final int LONG = 16;

        private final List<Object> elements = new ArrayList<>(2);
        private @Nullable ElementIndex index;

        boolean contains(Object element) {
            if (elements.size() > LONG) {
                ElementIndex known = index;
                if (known == null) {
                    known = new ElementIndex(elements);
                    index = known;
                }
                return known.contains(element);
            }
            return indexOf(element) >= 0;
        }

        private int indexOf(Object element) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) == element) {
                    return i;
                }
            }
            return -1;
        }

        boolean add(Object element) {
            if (byInstance && contains(element)) {
                return false;
            }
            elements.add(element);
            if (index != null) {
                index.add(element);
            }
            return true;
        }

        boolean remove(Object element) {
            if (elements.isEmpty() || !contains(element)) {
                return false;
            }
            elements.remove(indexOf(element));
            if (index != null) {
                index.remove(element);
            }
            return true;
        }
    }

    /** False if it was queued already. */
    boolean add(Object element) {
        return removes.remove(element) || adds.add(element);
    }

    boolean remove(Object element) {
        return adds.remove(element) || removes.add(element);
    }

    List<Object> adds() {
        return Collections.unmodifiableList(adds.elements);
    }

    List<Object> removes() {
        return Collections.unmodifiableList(removes.elements);
    }
}
