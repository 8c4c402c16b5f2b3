package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.athanor.mapping.PluralAttribute;

/** A tracked set. Adding must answer whether the element is new, so it loads. */
final class TrackedSet extends TrackedDelegate<Set<Object>> implements Set<Object> {
    private static final long serialVersionUID = 1L;

    /** {@code plain} null: unloaded. */
    TrackedSet(PluralAttribute attribute, Object owner, @Nullable Set<Object> plain) {
        super(attribute, owner, plain);
    }

    @Override
    void hold(@Nullable Collection<?> elements) {
        if (elements == null) {
            plain = null;
        } else {
            Set<Object> set = new LinkedHashSet<>(Math.max(4, elements.size() * 4 / 3 + 1));
            set.addAll(elements);
            plain = set;
        }
    }

    @Override
    void copyPlain() {
        Set<Object> set = known();
        plain = set instanceof SortedSet<Object> sorted ? new TreeSet<>(sorted) : new LinkedHashSet<>(set);
    }

    @Override
    void plainAdd(Object element) {
        known().add(element);
    }

    @Override
    void plainRemove(Object element) {
        known().remove(element);
    }

    @Override
    public boolean add(Object element) {
        if (known().contains(element)) {
            return absorbsAdd(element);
        }
        beforeChange();
        known().add(element);
        cameIn(element);
        return true;
    }

    @Override
    public boolean addAll(Collection<?> elements) {
        boolean changed = false;
        for (Object element : elements) {
            changed |= add(element);
        }
        return changed;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        if (!read().contains(element)) {
            return absorbsRemove(element);
        }
        beforeChange();
        known().remove(element);
        wentOut(element);
        return true;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return elements.size() <= size() ? removeEach(elements) : removeIf(elements::contains);
    }

    private boolean removeEach(Collection<?> elements) {
        boolean changed = false;
        for (Object element : new ArrayList<>(elements)) {
            changed |= remove(element);
        }
        return changed;
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return removeIf(element -> !elements.contains(element));
    }

    @Override
    public boolean removeIf(Predicate<? super Object> filter) {
        List<Object> going = new ArrayList<>();
        for (Object element : walked()) {
            if (filter.test(element)) {
                going.add(element);
            }
        }
        absorbRemoves(filter::test);
        going.forEach(this::remove);
        return !going.isEmpty();
    }

    @Override
    public void clear() {
        removeIf(element -> true);
    }

    @Override
    public Iterator<Object> iterator() {
        return new Cursor(walked());
    }

    private final class Cursor implements Iterator<Object> {
        private final Set<Object> walked;
        private final Iterator<Object> inner;
        private @Nullable Object last;

        Cursor(Set<Object> walked) {
            this.walked = walked;
            this.inner = walked.iterator();
        }

        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public Object next() {
            Object element = inner.next();
            last = element;
            return element;
        }

        @Override
        public void remove() {
            Object going = last;
            if (plain != walked) {
                TrackedSet.this.remove(going);
                return;
            }
            beforeChange();
            inner.remove();
            wentOut(going);
        }
    }
}
