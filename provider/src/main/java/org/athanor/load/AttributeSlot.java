package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;

/** The place of an attribute in instances of one class: an attribute of the entity, or one within embedded values. */
final class AttributeSlot {
    private final EntityAccess access;
    private final int[] indexes;
    private final EmbeddableAccess[] embeddables;
    private final int[] sizes;

    /** {@code path} leads from an attribute of the entity through embedded ones. */
    AttributeSlot(Accesses accesses, EntityAccess access, List<Attribute> path) {
        this.access = access;
        this.indexes = path.stream().mapToInt(Attribute::index).toArray();
        this.embeddables = new EmbeddableAccess[path.size() - 1];
        this.sizes = new int[path.size() - 1];
        for (int i = 0; i < embeddables.length; i++) {
            EmbeddedAttribute embedded = (EmbeddedAttribute) path.get(i);
            embeddables[i] = accesses.of(embedded);
            sizes[i] = embedded.attributes().size();
        }
    }

    /** The attribute of the entity that holds the slot. */
    int root() {
        return indexes[0];
    }

    @Nullable
    Object get(Object instance) {
        Object value = access.get(instance, indexes[0]);
        for (int i = 0; i < embeddables.length && value != null; i++) {
            value = embeddables[i].get(value, indexes[i + 1]);
        }
        return value;
    }

    /** Embedded values that cannot be changed are made anew. */
    void set(Object instance, @Nullable Object value) {
        if (embeddables.length == 0) {
            access.set(instance, indexes[0], value);
            return;
        }
        access.set(instance, indexes[0], changed(access.get(instance, indexes[0]), 0, value));
    }

    private Object changed(@Nullable Object embedded, int depth, @Nullable Object value) {
        EmbeddableAccess embeddable = embeddables[depth];
        int index = indexes[depth + 1];
        Object part = value;
        if (depth + 1 < embeddables.length) {
            part = changed(embedded == null ? null : embeddable.get(embedded, index), depth + 1, value);
        }
        if (embedded != null && !embeddable.immutable()) {
            embeddable.set(embedded, index, part);
            return embedded;
        }
        @Nullable Object[] values = new Object[sizes[depth]];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == index ? part : embedded == null ? null : embeddable.get(embedded, i);
        }
        return embeddable.instantiate(values);
    }
}
