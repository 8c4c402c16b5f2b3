package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Predicate;
import org.athanor.DynamicCollection;
import org.athanor.Query;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.RelationshipOptions;
import org.athanor.mapping.ToManyAttribute;

/**
 * The application's side of a dynamic collection: who reads it asks the database. As long as its owner has no row, what was
 * added is all there is.
 */
final class TrackedDynamic extends DynamicElements implements DynamicCollection<Object> {
    private static final long serialVersionUID = 1L;

    /** {@code stored}: the owner has a row. */
    TrackedDynamic(PluralAttribute attribute, Object owner, boolean stored) {
        super(attribute, owner, stored);
    }

    @Override
    public boolean add(Object element) {
        addOwn(Objects.requireNonNull(element, "an element, for a dynamic collection"));
        return true;
    }

    @Override
    public boolean addAll(Collection<?> elements) {
        elements.forEach(this::add);
        return !elements.isEmpty();
    }

    /** Whether it was in is not looked up; the answer is that it is out. */
    @Override
    public boolean remove(@Nullable Object element) {
        if (element == null) {
            return false;
        }
        removeOwn(element);
        return true;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        new ArrayList<>(elements).forEach(this::remove);
        return !elements.isEmpty();
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return removeIf(element -> !elements.contains(element));
    }

    @Override
    public boolean removeIf(Predicate<? super Object> filter) {
        List<Object> going = elements();
        going.removeIf(filter.negate());
        return removeAll(going);
    }

    @Override
    public void clear() {
        removeAll(elements());
    }

    @Override
    public Query<Object> query() {
        Query<Object> query = asked();
        if (query == null) {
            throw new IllegalStateException("The " + ownerName() + " that has this collection ("
                    + attribute().name()
                    + ") is new, so nothing is stored that could be asked for: flush before, or look through the"
                    + " collection, which holds what was added to it");
        }
        return query;
    }

    /** Null as long as the owner has no row. */
    private @Nullable Query<Object> asked() {
        CollectionLoader source = source();
        if (source != null) {
            return source.query(this);
        }
        if (isStored()) {
            throw notLoaded();
        }
        return null;
    }

    /** The elements, for the application to look through. */
    private List<Object> elements() {
        Query<Object> query = asked();
        if (query == null) {
            return new ArrayList<>(queuedAdds());
        }
        requireReadable();
        return query.all();
    }

    private void requireReadable() {
        if (attribute() instanceof ToManyAttribute many
                && many.options().reading() == RelationshipOptions.Reading.WRITE_ONLY) {
            throw new IllegalStateException(
                    attribute() + " is write-only: reading it as a collection would read all of its"
                            + " rows. Ask its query(), with a filter or a limit; or take writeOnly away");
        }
    }

    @Override
    public long count() {
        Query<Object> query = asked();
        return query == null ? queuedAdds().size() : query.count();
    }

    @Override
    public List<Object> all() {
        return elements();
    }

    @Override
    public int size() {
        return (int) Math.min(count(), Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
        Query<Object> query = asked();
        return query == null ? queuedAdds().isEmpty() : query.first() == null;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        if (element == null) {
            return false;
        }
        Query<Object> query = asked();
        CollectionLoader source = source();
        if (has(element) || query == null || source == null) {
            return has(element);
        }
        Object id = source.identifierOf(element);
        return id != null && element.equals(query.get(id));
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return elements.stream().allMatch(this::contains);
    }

    @Override
    public Spliterator<Object> spliterator() {
        return elements().spliterator();
    }

    @Override
    public Object[] toArray() {
        return elements().toArray();
    }

    @Override
    public <T> T[] toArray(T[] target) {
        return elements().toArray(target);
    }

    @Override
    public Iterator<Object> iterator() {
        Iterator<Object> walked = Arrays.asList(elements().toArray()).iterator();
        return new Iterator<>() {
            private @Nullable Object last;

            @Override
            public boolean hasNext() {
                return walked.hasNext();
            }

            @Override
            public Object next() {
                Object element = walked.next();
                last = element;
                return element;
            }

            @Override
            public void remove() {
                Object going = last;
                if (going == null) {
                    throw new IllegalStateException("next() comes before remove()");
                }
                last = null;
                TrackedDynamic.this.remove(going);
            }
        };
    }

    @Override
    public String toString() {
        return "[dynamic]";
    }
}
