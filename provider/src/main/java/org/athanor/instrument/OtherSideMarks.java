package org.athanor.instrument;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which elements came and went because the other side of the relationship was set, and not by a change of the collection
 * itself. Code that sets both sides by hand makes the same change once more: each mark absorbs one such call.
 */
final class OtherSideMarks {
    private final Set<Object> given = identitySet();
    private final Set<Object> flushed = identitySet();
    private final Set<Object> taken = identitySet();

    private static Set<Object> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>(4));
    }

    void give(Object element) {
        taken.remove(element);
        given.add(element);
    }

    void take(Object element) {
        if (!given.remove(element) && !flushed.remove(element)) {
            taken.add(element);
        }
    }

    boolean isGiven(Object element) {
        return given.contains(element);
    }

    boolean isTaken(Object element) {
        return taken.contains(element);
    }

    /** Whether this add is the application's half of what has been done; it is so once. */
    boolean absorbsAdd(Object element) {
        return given.remove(element) || flushed.remove(element);
    }

    boolean absorbsRemove(Object element) {
        return taken.remove(element);
    }

    void absorbRemoves(Predicate<Object> ofThese) {
        taken.removeIf(ofThese);
    }

    /** The application has taken it out. */
    void wentOut(Object element) {
        given.remove(element);
        flushed.remove(element);
    }

    /** What came is stored now, but the application's half may still follow. */
    void accept() {
        flushed.addAll(given);
        given.clear();
        taken.clear();
    }
}
