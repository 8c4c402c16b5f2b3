package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.athanor.mapping.PluralAttribute;

/** A tracked list or bag. Adding at the end of an unloaded bag waits until it is loaded. */
final class TrackedList extends TrackedDelegate<List<Object>> implements List<Object>, RandomAccess {
    private static final long serialVersionUID = 1L;

    private transient int modifications;
    private transient int ownModifications;

    /** {@code plain} null: unloaded. */
    TrackedList(PluralAttribute attribute, Object owner, @Nullable List<Object> plain) {
        super(attribute, owner, plain);
    }

    /** Counts structural changes, for those that look on. */
    int modifications() {
        return modifications;
    }

    /** Counts those by the application: of others, those that walk through the list have their own copy. */
    int ownModifications() {
        return ownModifications;
    }

    boolean holdsIn(List<Object> list) {
        return plain == list;
    }

    private List<Object> changing() {
        List<Object> list = known();
        beforeChange();
        modifications++;
        ownModifications++;
        return list;
    }

    @Override
    void hold(@Nullable Collection<?> elements) {
        plain = elements == null ? null : new ArrayList<>(elements);
        modifications++;
        ownModifications++;
    }

    @Override
    void copyPlain() {
        plain = new ArrayList<>(known());
    }

    @Override
    void plainAdd(Object element) {
        known().add(element);
        modifications++;
    }

    @Override
    void plainRemove(Object element) {
        List<Object> list = known();
        for (int i = 0; i < list.size(); i++) {
            Object each = list.get(i);
            if (byInstance() ? each == element : element.equals(each)) {
                list.remove(i);
                modifications++;
                return;
            }
        }
    }

    @Override
    public Object get(int index) {
        return read().get(index);
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return read().indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return read().lastIndexOf(element);
    }

    @Override
    public boolean add(Object element) {
        if (plain == null && mayQueue()) {
            queueOwnAdd(element);
            return true;
        }
        known();
        if (absorbsAdd(element)) {
            return true;
        }
        changing().add(element);
        cameIn(element);
        return true;
    }

    @Override
    public void add(int index, Object element) {
        List<Object> list = known();
        if (index < 0 || index > list.size()) {
            throw new IndexOutOfBoundsException("Index " + index + " of " + list.size());
        }
        if (absorbsAdd(element)) {
            moveTo(index, element);
            return;
        }
        changing().add(index, element);
        cameIn(element);
    }

    /** An element that the other side has brought is to be at a certain place. */
    private void moveTo(int index, Object element) {
        int size = known().size();
        List<Object> list = changing();
        plainRemove(element);
        list.add(Math.min(index, size - 1), element);
    }

    @Override
    public boolean addAll(Collection<?> elements) {
        if (plain == null && mayQueue()) {
            elements.forEach(this::queueOwnAdd);
            return !elements.isEmpty();
        }
        return addAll(known().size(), elements);
    }

    @Override
    public boolean addAll(int index, Collection<?> elements) {
        List<Object> all = new ArrayList<>(elements);
        List<Object> list = known();
        if (index < 0 || index > list.size()) {
            throw new IndexOutOfBoundsException("Index " + index + " of " + list.size());
        }
        boolean absorbed = all.removeIf(this::absorbsAdd);
        if (all.isEmpty()) {
            return absorbed;
        }
        changing().addAll(index, all);
        all.forEach(this::cameIn);
        return true;
    }

    @Override
    public Object set(int index, Object element) {
        Object old = known().get(index);
        if (old == element) {
            return old;
        }
        beforeChange();
        known().set(index, element);
        wentOut(old);
        cameIn(element);
        return old;
    }

    @Override
    public Object remove(int index) {
        known().get(index);
        Object old = changing().remove(index);
        wentOut(old);
        return old;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        int index = read().indexOf(element);
        if (index < 0) {
            return absorbsRemove(element);
        }
        remove(index);
        return true;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        Collection<?> gone = sized(elements);
        return removeIf(gone::contains);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        Collection<?> kept = sized(elements);
        return removeIf(element -> !kept.contains(element));
    }

    /** Another list is looked through again and again, so hash it. */
    private Collection<?> sized(Collection<?> elements) {
        return elements instanceof Set || elements.size() < 8 ? elements : new HashSet<>(elements);
    }

    @Override
    public boolean removeIf(Predicate<? super Object> filter) {
        List<Object> list = walked();
        BitSet going = new BitSet(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (filter.test(list.get(i))) {
                going.set(i);
            }
        }
        absorbRemoves(filter::test);
        if (going.isEmpty()) {
            return false;
        }
        List<Object> gone = new ArrayList<>(going.cardinality());
        List<Object> staying = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            (going.get(i) ? gone : staying).add(list.get(i));
        }
        if (!holdsIn(list)) { // the filter has set the other side of elements
            gone.forEach(this::remove);
            return true;
        }
        List<Object> changing = changing();
        changing.clear();
        changing.addAll(staying);
        gone.forEach(this::wentOut);
        return true;
    }

    @Override
    public void replaceAll(UnaryOperator<Object> operator) {
        for (int i = 0; i < known().size(); i++) {
            set(i, operator.apply(known().get(i)));
        }
    }

    @Override
    public void sort(@Nullable Comparator<? super Object> order) {
        if (known().size() > 1) {
            changing().sort(order);
        }
    }

    @Override
    public void clear() {
        read();
        absorbRemoves(any -> true);
        if (!known().isEmpty()) {
            List<Object> gone = new ArrayList<>(known());
            changing().clear();
            gone.forEach(this::wentOut);
        }
    }

    @Override
    public Iterator<Object> iterator() {
        return new TrackedListCursor(this, walked(), 0);
    }

    @Override
    public ListIterator<Object> listIterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<Object> listIterator(int index) {
        List<Object> list = walked();
        if (index < 0 || index > list.size()) {
            throw new IndexOutOfBoundsException("Index " + index + " of " + list.size());
        }
        return new TrackedListCursor(this, list, index);
    }

    @Override
    public List<Object> subList(int from, int to) {
        if (from < 0 || to > read().size() || from > to) {
            throw new IndexOutOfBoundsException("From " + from + " to " + to + " of " + known().size());
        }
        return new TrackedListRange(this, from, to - from);
    }
}
