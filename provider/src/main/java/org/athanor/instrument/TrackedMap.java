package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.AbstractCollection;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.athanor.mapping.PluralAttribute;

/** A tracked map. Snapshots hold entries; elements are the values. */
final class TrackedMap extends TrackedElements implements Map<Object, Object> {
    private static final long serialVersionUID = 1L;

    private @Nullable Map<Object, Object> plain;
    private transient @Nullable IdentityHashMap<Object, Object> keys;

    /** {@code plain} null: unloaded. */
    TrackedMap(PluralAttribute attribute, Object owner, @Nullable Map<Object, Object> plain) {
        super(attribute, owner, plain != null);
        this.plain = plain;
    }

    private Map<Object, Object> map() {
        Map<Object, Object> known = plain;
        if (known == null) {
            load();
            known = plain;
            if (known == null) {
                throw new IllegalStateException("Not loaded");
            }
        }
        return known;
    }

    /** For the application to read. */
    private Map<Object, Object> read() {
        touch();
        return map();
    }

    private Map<Object, Object> walked() {
        Map<Object, Object> walked = read();
        lend();
        return walked;
    }

    @Override
    @Nullable
    Collection<?> stored() {
        Map<Object, Object> known = plain;
        return known == null ? null : new StoredEntries(known);
    }

    @Override
    @Nullable
    Collection<?> elements() {
        Map<Object, Object> known = plain;
        return known == null ? null : known.values();
    }

    @Override
    Collection<?> elementsOf(Object[] stored) {
        List<Object> values = new ArrayList<>(stored.length);
        for (Object entry : stored) {
            values.add(((Map.Entry<?, ?>) entry).getValue());
        }
        return values;
    }

    @Override
    void hold(@Nullable Collection<?> elements) {
        if (elements == null) {
            plain = null;
        } else {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Object element : elements) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
                map.put(entry.getKey(), entry.getValue());
            }
            plain = map;
        }
    }

    @Override
    void copyPlain() {
        Map<Object, Object> map = map();
        plain = map instanceof SortedMap<Object, Object> sorted ? new TreeMap<>(sorted) : new LinkedHashMap<>(map);
    }

    @Override
    public void queuePut(Object key, Object value) {
        if (keys == null) {
            keys = new IdentityHashMap<>(4);
        }
        keys.put(value, key);
        queueAdd(value);
    }

    @Override
    void plainAdd(Object element) {
        Object key = keys == null ? null : keys.remove(element);
        if (key == null) {
            throw new IllegalStateException("No key for an element that comes into the map " + attribute());
        }
        map().put(key, element);
    }

    @Override
    void plainRemove(Object element) {
        map().values().removeIf(each -> each == element);
    }

    @Override
    public int size() {
        return read().size();
    }

    @Override
    public boolean isEmpty() {
        return read().isEmpty();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return read().containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return read().containsValue(value);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return read().get(key);
    }

    @Override
    public void forEach(BiConsumer<? super Object, ? super Object> action) {
        walked().forEach(action);
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        Map<Object, Object> map = map();
        boolean known = map.containsKey(key);
        Object old = map.get(key);
        if (known && old == value) {
            absorbsAdd(value);
            return old;
        }
        if (absorbsAdd(value)) { // under another key than its own
            plainRemove(value);
        }
        beforeChange();
        map.put(key, value);
        if (known) {
            wentOut(old);
        }
        cameIn(value);
        return old;
    }

    @Override
    public void putAll(Map<?, ?> other) {
        other.forEach(this::put);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        Map<Object, Object> map = map();
        if (!map.containsKey(key)) {
            return null;
        }
        beforeChange();
        Object old = map.remove(key);
        wentOut(old);
        return old;
    }

    @Override
    public void replaceAll(java.util.function.BiFunction<? super Object, ? super Object, ?> function) {
        for (Object key : new ArrayList<>(map().keySet())) {
            put(key, function.apply(key, map().get(key)));
        }
    }

    @Override
    public void clear() {
        List<Object> keys = new ArrayList<>(read().keySet());
        absorbRemoves(any -> true);
        for (Object key : keys) {
            remove(key);
        }
    }

    @Override
    public Set<Object> keySet() {
        return new View<>(Map.Entry::getKey);
    }

    @Override
    public Collection<Object> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Object> iterator() {
                return new Cursor<>(Map.Entry::getValue);
            }

            @Override
            public int size() {
                return read().size();
            }
        };
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new View<>(Live::new);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || read().equals(other);
    }

    @Override
    public int hashCode() {
        return read().hashCode();
    }

    @Override
    public String toString() {
        return outOfReach() ? "{not loaded}" : read().toString();
    }

    /** The keys or entries. */
    private final class View<T> extends AbstractSet<T> {
        private final Function<Map.Entry<Object, Object>, T> form;

        View(Function<Map.Entry<Object, Object>, T> form) {
            this.form = form;
        }

        @Override
        public Iterator<T> iterator() {
            return new Cursor<>(form);
        }

        @Override
        public int size() {
            return read().size();
        }

        @Override
        public void clear() {
            TrackedMap.this.clear();
        }
    }

    private final class Cursor<T> implements Iterator<T> {
        private final Map<Object, Object> walked = walked();
        private final Iterator<Map.Entry<Object, Object>> inner =
                walked.entrySet().iterator();
        private final Function<Map.Entry<Object, Object>, T> form;
        private @Nullable Map.Entry<Object, Object> last;

        Cursor(Function<Map.Entry<Object, Object>, T> form) {
            this.form = form;
        }

        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public T next() {
            Map.Entry<Object, Object> entry = inner.next();
            last = entry;
            return form.apply(entry);
        }

        @Override
        public void remove() {
            Map.Entry<Object, Object> entry = last;
            if (entry == null) {
                throw new IllegalStateException();
            }
            Object going = entry.getValue();
            if (plain != walked) {
                TrackedMap.this.remove(entry.getKey(), going);
                return;
            }
            beforeChange();
            inner.remove();
            wentOut(going);
        }
    }

    /** An entry whose setValue is tracked. */
    private final class Live implements Map.Entry<Object, Object> {
        private final Map.Entry<Object, Object> inner;

        Live(Map.Entry<Object, Object> inner) {
            this.inner = inner;
        }

        @Override
        public Object getKey() {
            return inner.getKey();
        }

        @Override
        public Object getValue() {
            return inner.getValue();
        }

        @Override
        public Object setValue(Object value) {
            Object old = inner.getValue();
            if (old != value) {
                beforeChange();
                inner.setValue(value);
                wentOut(old);
                cameIn(value);
            }
            return old;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return inner.equals(other instanceof Live live ? live.inner : other);
        }

        @Override
        public int hashCode() {
            return inner.hashCode();
        }

        @Override
        public String toString() {
            return inner.toString();
        }
    }

    /** The entries as they are now, each copied when taken. */
    private static final class StoredEntries extends AbstractCollection<Object> {
        private final Map<Object, Object> map;

        StoredEntries(Map<Object, Object> map) {
            this.map = map;
        }

        @Override
        public Iterator<Object> iterator() {
            Iterator<Map.Entry<Object, Object>> inner = map.entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return inner.hasNext();
                }

                @Override
                public Object next() {
                    return new SimpleImmutableEntry<>(inner.next());
                }
            };
        }

        @Override
        public int size() {
            return map.size();
        }
    }
}
