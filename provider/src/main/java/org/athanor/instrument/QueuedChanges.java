package org.athanor.instrument;

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
        private final List<Object> elements = new ArrayList<>(2);
        private final ElementSearch search = new ElementSearch();

        boolean contains(Object element) {
            return search.finds(element, elements);
        }

        boolean add(Object element) {
            if (byInstance && contains(element)) {
                return false;
            }
            elements.add(element);
            search.added(element);
            return true;
        }

        boolean remove(Object element) {
            if (elements.isEmpty() || !contains(element)) {
                return false;
            }
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) == element) {
                    elements.remove(i);
                    search.removed(element);
                    return true;
                }
            }
            return false;
        }
    }

    /** False if it was queued already. */
    boolean add(Object element) {
        return removes.remove(element) || adds.add(element);
    }

    boolean remove(Object element) {
        return adds.remove(element) || removes.add(element);
    }

    /** It is stored, so its adding changes nothing. */
    void forget(Object element) {
        adds.remove(element);
    }

    boolean adds(Object element) {
        return adds.contains(element);
    }

    List<Object> adds() {
        return Collections.unmodifiableList(adds.elements);
    }

    List<Object> removes() {
        return Collections.unmodifiableList(removes.elements);
    }
}
