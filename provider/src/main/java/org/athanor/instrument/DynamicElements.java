package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.mapping.PluralAttribute;

/**
 * The engine's side of a dynamic collection: it is never loaded, and knows what was added and removed since the last flush.
 * Cascades that have to go through the elements stored have them read for the flush that follows.
 */
abstract class DynamicElements extends ListenedElements {
    private static final long serialVersionUID = 1L;

    private transient QueuedChanges queue = new QueuedChanges(true);
    private transient OtherSideMarks marks = new OtherSideMarks();
    private transient boolean stored;
    private transient boolean changed;
    private transient @Nullable List<Object> read;

    /** {@code stored}: the owner has a row. */
    DynamicElements(PluralAttribute attribute, Object owner, boolean stored) {
        super(attribute, owner);
        this.stored = stored;
    }

    /** Whether there can be elements that it does not know. */
    final boolean isStored() {
        return stored;
    }

    @Override
    public final boolean loaded() {
        return false;
    }

    @Override
    public final void load() {
        if (read == null) {
            CollectionLoader source = source();
            if (source == null) {
                throw notLoaded();
            }
            source.load(this);
        }
    }

    @Override
    public final void unload() {
        restore(null);
    }

    @Override
    public final void fill(Collection<?> elements) {
        read = List.copyOf(elements);
    }

    private QueuedChanges changing() {
        if (!changed) {
            changed = true;
            tellChanged();
        }
        return queue;
    }

    final void addOwn(Object element) {
        if (!marks.absorbsAdd(element)) {
            changing().add(element);
            tellAdded(element);
        }
    }

    /** Nobody asks whether it is in. */
    final void removeOwn(Object element) {
        if (!marks.absorbsRemove(element)) {
            changing().remove(element);
            marks.wentOut(element);
            tellRemoved(element);
        }
    }

    @Override
    public final void queueAdd(Object element) {
        if (changing().add(element)) {
            marks.give(element);
        }
    }

    @Override
    public final void queueRemove(Object element) {
        if (changing().remove(element)) {
            marks.take(element);
        }
    }

    @Override
    public final void queuePut(Object key, Object value) {
        queueAdd(value);
    }

    @Override
    public final boolean given(Object element) {
        return marks.isGiven(element);
    }

    @Override
    public final boolean taken(Object element) {
        return marks.isTaken(element);
    }

    @Override
    public final boolean has(Object element) {
        return queue.adds(element);
    }

    @Override
    public final void absorbing(Object element, Runnable meanwhile) {
        marks.give(element);
        try {
            meanwhile.run();
        } finally {
            marks.absorbsAdd(element);
        }
    }

    @Override
    public final List<Object> queuedAdds() {
        return queue.adds();
    }

    @Override
    public final List<Object> queuedRemoves() {
        return queue.removes();
    }

    @Override
    public final List<Object> added() {
        return queue.adds();
    }

    @Override
    public final List<Object> removed() {
        return queue.removes();
    }

    @Override
    public final boolean dirty() {
        return changed;
    }

    @Override
    public final Collection<?> current() {
        List<Object> known = read;
        if (known == null) {
            return queue.adds();
        }
        Set<Object> now = Collections.newSetFromMap(new IdentityHashMap<>());
        now.addAll(known);
        now.removeAll(queue.removes());
        List<Object> elements = new ArrayList<>(known);
        elements.removeIf(element -> !now.contains(element));
        queue.adds().stream().filter(now::add).forEach(elements::add);
        return elements;
    }

    /** What was read for a cascade. */
    @Override
    public final @Nullable List<Object> snapshot() {
        return read;
    }

    @Override
    public final boolean reordered() {
        return false;
    }

    @Override
    public final void accept() {
        queue = new QueuedChanges(true);
        marks.accept();
        stored = true;
        changed = false;
        read = null;
    }

    @Override
    public final void restore(@Nullable List<Object> elements) {
        accept();
        marks = new OtherSideMarks();
    }

    @Override
    public final void renew(List<Object> added) {
        restore(null);
        stored = false;
        changed = true;
        added.forEach(queue::add);
    }

    @Override
    public final void replaces(List<Object> former) {
        changed = true;
        read = List.copyOf(former);
        Set<Object> staying = Collections.newSetFromMap(new IdentityHashMap<>());
        staying.addAll(queue.adds());
        for (Object element : former) {
            if (staying.contains(element)) {
                queue.forget(element);
            } else {
                queue.remove(element);
            }
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeBoolean(stored);
        out.writeObject(new ArrayList<>(queue.adds()));
        out.writeObject(new ArrayList<>(queue.removes()));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        queue = new QueuedChanges(true);
        marks = new OtherSideMarks();
        stored = in.readBoolean();
        ((List<?>) in.readObject()).forEach(queue::add);
        ((List<?>) in.readObject()).forEach(queue::remove);
    }
}
