package org.athanor.instrument;

import java.util.ConcurrentModificationException;
import java.util.ListIterator;
import java.util.NoSuchElementException;

/** A place between the elements of a {@link TrackedList}; fails when the list changes past it. */
final class TrackedListCursor implements ListIterator<Object> {
    private final TrackedList list;
    private int next;
    private int last = -1;
    private int expected;

    TrackedListCursor(TrackedList list, int index) {
        this.list = list;
        this.next = index;
        this.expected = list.modifications();
    }

    private void check() {
        if (expected != list.modifications()) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public boolean hasNext() {
        return next < list.size();
    }

    @Override
    public Object next() {
        check();
        if (next >= list.size()) {
            throw new NoSuchElementException();
        }
        last = next;
        return list.get(next++);
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
        return list.get(last);
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
        list.remove(last);
        next = last;
        last = -1;
        expected = list.modifications();
    }

    @Override
    public void set(Object element) {
        touched();
        list.set(last, element);
    }

    @Override
    public void add(Object element) {
        check();
        list.add(next++, element);
        last = -1;
        expected = list.modifications();
    }

    private void touched() {
        check();
        if (last < 0) {
            throw new IllegalStateException();
        }
    }
}
