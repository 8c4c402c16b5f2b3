package org.athanor.instrument;

import java.util.AbstractList;
import java.util.ConcurrentModificationException;
import java.util.RandomAccess;

/** A part of the list; structural changes past it make it fail, as subList demands. */
final class TrackedListRange extends AbstractList<Object> implements RandomAccess {
    private final TrackedList list;
    private final int offset;
    private int length;
    private int expected;

    TrackedListRange(TrackedList list, int offset, int length) {
        this.list = list;
        this.expected = list.modifications();
        this.offset = offset;
        this.length = length;
    }

    private int at(int index, int limit) {
        if (expected != list.modifications()) {
            throw new ConcurrentModificationException();
        }
        if (index < 0 || index >= limit) {
            throw new IndexOutOfBoundsException("Index " + index + " of " + length);
        }
        return offset + index;
    }

    @Override
    public int size() {
        if (expected != list.modifications()) {
            throw new ConcurrentModificationException();
        }
        return length;
    }

    @Override
    public Object get(int index) {
        return list.get(at(index, length));
    }

    @Override
    public Object set(int index, Object element) {
        return list.set(at(index, length), element);
    }

    @Override
    public void add(int index, Object element) {
        list.add(at(index, length + 1), element);
        resized(1);
    }

    @Override
    public Object remove(int index) {
        Object old = list.remove(at(index, length));
        resized(-1);
        return old;
    }

    private void resized(int by) {
        length += by;
        expected = list.modifications();
        modCount++;
    }
}
