package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.athanor.mapping.PluralAttribute;

/** What the tracked list and set have in common: reading loads, then asks the plain collection. */
abstract class TrackedDelegate<P extends Collection<Object>> extends TrackedElements implements Collection<Object> {
    private static final long serialVersionUID = 1L;

    /** Null while unloaded. */
    @Nullable
    P plain;

    /** {@code plain} null: unloaded. */
    TrackedDelegate(PluralAttribute attribute, Object owner, @Nullable P plain) {
        super(attribute, owner, plain != null);
        this.plain = plain;
    }

    /** The plain collection, loaded if it was not. */
    final P known() {
        P known = plain;
        if (known == null) {
            load();
            known = plain;
            if (known == null) {
                throw new IllegalStateException("Not loaded");
            }
        }
        return known;
    }

    /** The plain collection for the application to read. */
    final P read() {
        touch();
        return known();
    }

    /** The same, while foreign code runs that may set the other side of elements. */
    final P walked() {
        P walked = read();
        lend();
        return walked;
    }

    @Override
    final @Nullable Collection<?> stored() {
        return plain;
    }

    @Override
    final @Nullable Collection<?> elements() {
        return plain;
    }

    @Override
    public final int size() {
        return read().size();
    }

    @Override
    public final boolean isEmpty() {
        return read().isEmpty();
    }

    @Override
    public final boolean contains(@Nullable Object element) {
        return read().contains(element);
    }

    @Override
    public final boolean containsAll(Collection<?> elements) {
        return read().containsAll(elements);
    }

    @Override
    public final Object[] toArray() {
        return read().toArray();
    }

    @Override
    public final <T> T[] toArray(T[] target) {
        return read().toArray(target);
    }

    @Override
    public final void forEach(Consumer<? super Object> action) {
        walked().forEach(action);
    }

    @Override
    public final Spliterator<Object> spliterator() {
        return walked().spliterator();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other == this || read().equals(other);
    }

    @Override
    public final int hashCode() {
        return read().hashCode();
    }

    @Override
    public final String toString() {
        return outOfReach() ? "[not loaded]" : read().toString();
    }
}
