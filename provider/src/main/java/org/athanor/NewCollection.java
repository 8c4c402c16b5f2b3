package org.athanor;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The dynamic collection of a new instance: a plain one, for there is nothing to ask yet. */
final class NewCollection<T> extends AbstractCollection<T> implements DynamicCollection<T>, Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // as serializable as the application's own
    private final Collection<T> elements;

    NewCollection(Collection<T> elements) {
        this.elements = elements;
    }

    @Override
    public Query<T> query() {
        throw new IllegalStateException(
                "The instance that has this collection is new, so nothing is stored that could be"
                        + " asked for: add it to a session and flush, or look through the collection, which holds "
                        + size()
                        + " elements");
    }

    @Override
    public long count() {
        return size();
    }

    @Override
    public List<T> all() {
        return List.copyOf(elements);
    }

    @Override
    public boolean add(T element) {
        return elements.add(element);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public Iterator<T> iterator() {
        return elements.iterator();
    }
}
