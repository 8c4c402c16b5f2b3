package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.athanor.mapping.PluralAttribute;

/**
 * What the tracked list, set and map have in common. The subclass holds the plain collection, which is null while
 * unloaded; every change goes through {@link #beforeChange}, which takes the snapshot if there is none, then through
 * {@link #cameIn} or {@link #wentOut}. A snapshot means: changed since, perhaps there and back. Serialized, it keeps its
 * elements (or that it is unloaded) and nothing else.
 */
abstract class TrackedElements extends ListenedElements {
    private static final long serialVersionUID = 1L;
    private static final Object[] NOTHING = {};

    private transient @Nullable Object[] snapshot;
    private transient @Nullable QueuedChanges queue;
    private transient @Nullable OtherSideMarks marks;
    private transient @Nullable ElementSearch search;
    private transient boolean lent;

    /** {@code fresh} elements are stored nowhere yet. */
    TrackedElements(PluralAttribute attribute, Object owner, boolean fresh) {
        super(attribute, owner);
        if (fresh) {
            this.snapshot = NOTHING;
        }
    }

    /** The elements in the form of snapshots; null while unloaded. */
    abstract @Nullable Collection<?> stored();

    /** The elements as the relationship means them: of a map the values; null while unloaded. */
    abstract @Nullable Collection<?> elements();

    /** Holds exactly these, given in the form of snapshots; null: is unloaded. */
    abstract void hold(@Nullable Collection<?> elements);

    /** Goes on with a copy of the plain collection, so that whoever walks through the old one is not disturbed. */
    abstract void copyPlain();

    /** Adds or removes in the plain collection alone. */
    abstract void plainAdd(Object element);

    abstract void plainRemove(Object element);

    @Override
    public final boolean loaded() {
        return stored() != null;
    }

    @Override
    public final void unload() {
        restore(null);
    }

    @Override
    public final void fill(Collection<?> elements) {
        hold(elements);
        search = null;
        snapshot = null;
        QueuedChanges waiting = queue;
        queue = null;
        if (waiting != null) {
            snapshot = elements.toArray();
            for (Object element : waiting.adds()) {
                if (!byInstance() || !has(element)) {
                    plainAdd(element);
                }
            }
            waiting.removes().forEach(this::plainRemove);
            search = null;
        }
    }

    @Override
    public final boolean has(Object element) {
        Collection<?> all = elements();
        if (all == null) {
            return queue != null && queue.adds(element);
        }
        ElementSearch known = search;
        if (known == null) {
            known = new ElementSearch();
            search = known;
        }
        return known.finds(element, all);
    }

    /** Before any change by the application. */
    final void beforeChange() {
        if (snapshot == null) {
            Collection<?> now = stored();
            snapshot = now == null ? NOTHING : now.toArray();
            tellChanged();
        }
    }

    final void cameIn(@Nullable Object element) {
        if (search != null && element != null) {
            search.added(element);
        }
        tellAdded(element);
    }

    final void wentOut(@Nullable Object element) {
        if (element != null) {
            if (search != null) {
                search.removed(element);
            }
            if (marks != null) {
                marks.wentOut(element);
            }
        }
        tellRemoved(element);
    }

    /** An add by the application to an unloaded bag. */
    final void queueOwnAdd(Object element) {
        if (!absorbsAdd(element)) {
            queue().add(element);
            cameIn(element);
        }
    }

    @Override
    public final void queueAdd(Object element) {
        if (!loaded()) {
            if (queue().add(element)) {
                marks().give(element);
            }
            return;
        }
        checkSearch();
        if (!has(element)) {
            beforeOtherSide();
            plainAdd(element);
            if (search != null) {
                search.added(element);
            }
            marks().give(element);
        }
    }

    @Override
    public final void queueRemove(Object element) {
        if (!loaded()) {
            if (queue().remove(element)) {
                marks().take(element);
            }
            return;
        }
        checkSearch();
        if (has(element)) {
            beforeOtherSide();
            plainRemove(element);
            if (search != null) {
                search.removed(element);
            }
            marks().take(element);
        }
    }

    @Override
    public void queuePut(Object key, Object value) {
        queueAdd(value);
    }

    private void checkSearch() {
        Collection<?> all = elements();
        if (search != null && all != null) {
            search.check(all.size());
        }
    }

    private void beforeOtherSide() {
        beforeChange();
        if (lent) {
            copyPlain();
            lent = false;
        }
    }

    /** The plain collection is about to be walked through while foreign code runs. */
    final void lend() {
        lent = true;
    }

    private OtherSideMarks marks() {
        OtherSideMarks known = marks;
        if (known == null) {
            known = new OtherSideMarks();
            marks = known;
        }
        return known;
    }

    final boolean absorbsAdd(@Nullable Object element) {
        return marks != null && element != null && marks.absorbsAdd(element);
    }

    final boolean absorbsRemove(@Nullable Object element) {
        return marks != null && element != null && marks.absorbsRemove(element);
    }

    /** The application removes all of these, also what is gone already. */
    final void absorbRemoves(Predicate<Object> ofThese) {
        if (marks != null) {
            marks.absorbRemoves(ofThese);
        }
    }

    @Override
    public final boolean given(Object element) {
        return marks != null && marks.isGiven(element);
    }

    @Override
    public final boolean taken(Object element) {
        return marks != null && marks.isTaken(element);
    }

    @Override
    public final void absorbing(Object element, Runnable meanwhile) {
        marks().give(element);
        try {
            meanwhile.run();
        } finally {
            marks().absorbsAdd(element);
        }
    }

    private QueuedChanges queue() {
        QueuedChanges waiting = queue;
        if (waiting == null) {
            waiting = new QueuedChanges(byInstance());
            queue = waiting;
            tellChanged();
        }
        return waiting;
    }

    @Override
    public final List<Object> queuedAdds() {
        QueuedChanges waiting = queue;
        return waiting == null ? List.of() : waiting.adds();
    }

    @Override
    public final List<Object> queuedRemoves() {
        QueuedChanges waiting = queue;
        return waiting == null ? List.of() : waiting.removes();
    }

    @Override
    public final boolean dirty() {
        return snapshot != null || queue != null;
    }

    @Override
    public final List<Object> added() {
        Collection<?> now = elements();
        if (now == null) {
            return queuedAdds();
        }
        Object[] before = snapshot;
        return before == null ? List.of() : ElementDifference.of(elementsOf(before), now, byInstance());
    }

    @Override
    public final List<Object> removed() {
        Collection<?> now = elements();
        if (now == null) {
            return queuedRemoves();
        }
        Object[] before = snapshot;
        return before == null ? List.of() : ElementDifference.of(now, elementsOf(before), byInstance());
    }

    /** The elements of a snapshot as the relationship means them. */
    Collection<?> elementsOf(Object[] stored) {
        return Arrays.asList(stored);
    }

    @Override
    public final Collection<?> current() {
        Collection<?> now = elements();
        return now == null ? queuedAdds() : Collections.unmodifiableCollection(now);
    }

    @Override
    public final @Nullable List<Object> snapshot() {
        Collection<?> now = stored();
        if (now == null) {
            return null;
        }
        Object[] before = snapshot;
        return Collections.unmodifiableList(Arrays.asList(before != null ? before : now.toArray()));
    }

    @Override
    public final boolean reordered() {
        Collection<?> now = stored();
        Object[] before = snapshot;
        return now != null
                && before != null
                && !ElementDifference.sameSequence(Arrays.asList(before), now, byInstance());
    }

    @Override
    public final void accept() {
        snapshot = null;
        queue = null;
        search = null;
        if (marks != null) {
            marks.accept();
        }
    }

    @Override
    public final void restore(@Nullable List<Object> elements) {
        snapshot = null;
        queue = null;
        search = null;
        marks = null;
        lent = false;
        hold(elements);
    }

    @Override
    public final void replaces(List<Object> elements) {
        snapshot = elements.toArray();
    }

    @Override
    public final void renew(List<Object> added) {
        snapshot = NOTHING;
    }
}
