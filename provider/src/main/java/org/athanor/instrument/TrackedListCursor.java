package org.athanor.instrument;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;

/**
 * A place between the elements of a {@link TrackedList}; fails when the application changes the list past it. When the other
 * side of elements is set meanwhile, the list goes on with a copy and this one walks on through what it was.
 */
final class TrackedListCursor implements ListIterator<Object> {
    private final TrackedList list;
    private final List<Object> walked;
    private int next;
    private int last = -1;
    private int expected;

    TrackedListCursor(TrackedList list, List<Object> walked, int index) {
        this.list = list;
        this.walked = walked;
        this.next = index;
        this.expected = list.ownModifications();
    }

    private void check() {
        if (expected != list.ownModifications()) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public boolean hasNext() {
        return next < walked.size();
    }

    @Override
    public Object next() {
        check();
        if (next >= walked.size()) {
            throw new NoSuchElementException();
        }
        last = next;
        return walked.get(next++);
    }

    @Override
    public boolean hasPrevious() {
        return next > 0;
    }

    @Override
    public Object previous() {
        check();
        if (next == 0) {
            throw new NoSuchElementException();
        }
        last = --next;
        return walked.get(last);
    }

    @Override
    public int nextIndex() {
        return next;
    }

    @Override
    public int previousIndex() {
        return next - 1;
    }

    @Override
    public void remove() {
        touched();
        if (list.holdsIn(walked)) {
            list.remove(last);
            next = last;
        } else {
            list.remove(walked.get(last));
        }
        last = -1;
        expected = list.ownModifications();
    }

    @Override
    public void set(Object element) {
        touched();
        int place = list.holdsIn(walked) ? last : list.indexOf(walked.get(last));
        if (place >= 0) {
            list.set(place, element);
        }
    }

    @Override
    public void add(Object element) {
        check();
        if (list.holdsIn(walked)) {
            list.add(next++, element);
        } else {
            list.add(element);
        }
        last = -1;
        expected = list.ownModifications();
    }

    private void touched() {
        check();
        if (last < 0) {
            throw new IllegalStateException();
        }
    }
}
