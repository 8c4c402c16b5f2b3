package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.DetachedInstances.Memory;
import org.athanor.type.ValueType;
import org.athanor.write.EntityWriter;
import org.athanor.write.StaleRowException;
import org.athanor.write.VersionCheck;

/**
 * Writes rows past the unit of work: no states, cascades or callbacks, rows of one shape together, in the order given. The
 * instances stay outside the session, but have their identifiers, and can be added later.
 */
final class BulkOperation {
    private final StatefulSession session;

    BulkOperation(StatefulSession session) {
        this.session = session;
    }

    /**
     * Rows of one shape. {@code known}: of an insert the keys, of an update the versions; {@code slots} null for an insert of
     * all columns.
     */
    private record Shape(
            EntityMapping mapping,
            boolean insert,
            boolean known,
            @Nullable BitSet slots) {}

    /** Inserts new instances, and updates detached ones with what has changed. */
    void save(Iterable<?> instances) {
        Shape shape = null;
        List<Object> rows = new ArrayList<>();
        for (Object instance : instances) {
            Shape next = shape(Objects.requireNonNull(instance, "bulkSave() was given a null instance"));
            if (shape != null && !next.equals(shape)) {
                write(shape, rows);
                remember(shape.mapping(), rows);
                rows = new ArrayList<>();
            }
            shape = next;
            rows.add(instance);
        }
        if (shape != null) {
            write(shape, rows);
            remember(shape.mapping(), rows);
        }
    }

    private Shape shape(Object instance) {
        EntityAccess access = session.accesses().of(instance);
        EntityMapping mapping = access.mapping();
        if (session.context().stateOf(instance) != null) {
            throw new IllegalArgumentException("The instance of " + mapping.name() + " given to bulkSave() is in this"
                    + " session: flush() writes it. expunge() it first, or leave it out");
        }
        Memory memory = session.engine().detached().of(instance);
        if (memory == null) {
            Generation generation = new Generation(session);
            return new Shape(mapping, true, generation.provide(instance, access), null);
        }
        return new Shape(mapping, false, true, changed(instance, access, memory));
    }

    /** The columns of a detached instance that differ from what it was when it was let go of. */
    private BitSet changed(Object instance, EntityAccess access, Memory memory) {
        BitSet slots = new BitSet();
        List<Leaf> leaves = access.mapping().leaves();
        for (int slot = 0; slot < leaves.size(); slot++) {
            Leaf leaf = leaves.get(slot);
            Attribute attribute = leaf.root();
            boolean here = memory.lacking() == null || !memory.lacking().contains(attribute.index());
            if (here && isWritten(leaf) && differs(attribute, instance, access, memory)) {
                slots.set(slot);
            }
        }
        return slots;
    }

    private static boolean isWritten(Leaf leaf) {
        boolean version = leaf.last() instanceof BasicAttribute basic && basic.isVersion();
        return leaf.updatable() && !leaf.root().isId() && !version;
    }

    @SuppressWarnings("unchecked")
    private boolean differs(Attribute attribute, Object instance, EntityAccess access, Memory memory) {
        Object[] stored = memory.values();
        if (stored == null) {
            return true;
        }
        Object before = stored[attribute.index()];
        Object now = access.get(instance, attribute.index());
        if (attribute instanceof BasicAttribute basic) {
            return !((ValueType<Object>) basic.type()).same(before, now);
        }
        if (attribute instanceof ToOneAttribute && now != null) {
            return !Objects.equals(
                    before, session.accesses().of(now).identifier().keyOf(now));
        }
        return !Objects.equals(before, now);
    }

    private void write(Shape shape, List<Object> instances) {
        EntityMapping mapping = shape.mapping();
        EntityWriter writer = session.engine().writers().of(mapping);
        InstanceRows rows =
                new InstanceRows(session.accesses(), mapping, writer.versionSlot(), instances, shape.insert());
        BitSet slots = shape.slots();
        if (shape.insert() && slots == null && shape.known()) {
            writer.insertWithKeys(session.jdbc(), new BitSet(), rows);
        } else if (shape.insert() && slots == null) {
            writer.insert(session.jdbc(), new BitSet(), rows);
        } else if (shape.insert() && slots != null) {
            writer.insertOnly(session.jdbc(), slots, shape.known(), rows);
        } else if (slots != null && !slots.isEmpty()) {
            update(writer, slots, shape.known() && writer.versionSlot() >= 0, rows, instances);
        } else {
            return;
        }
        rows.settle();
    }

    /** They are detached from now on. */
    private void remember(EntityMapping mapping, List<Object> instances) {
        EntityAccess access = session.accesses().of(mapping);
        for (Object instance : instances) {
            Object key = access.identifier().keyOf(instance);
            if (key != null) {
                session.engine()
                        .detached()
                        .written(instance, access, new IdentityKey(mapping, key), session.accesses());
            }
        }
    }

    private void update(
            EntityWriter writer, BitSet changed, boolean versioned, InstanceRows rows, List<Object> instances) {
        BitSet slots = (BitSet) changed.clone();
        if (versioned) {
            slots.set(writer.versionSlot());
        }
        try {
            writer.update(session.jdbc(), slots, versioned ? VersionCheck.EQUAL : VersionCheck.NONE, rows);
        } catch (StaleRowException e) {
            throw new OptimisticLockException(e.getMessage(), e, instances.get(e.row()));
        }
    }

    // rows given by attribute

    void insert(EntityMapping mapping, Iterable<? extends Map<String, ?>> rows) {
        each(mapping, rows, "bulkInsert()", (given, instance) -> {
            EntityAccess access = session.accesses().of(mapping);
            boolean keyed = new Generation(session).provide(instance, access);
            BitSet slots = slots(
                    mapping, given, leaf -> leaf.insertable() && !leaf.root().isId());
            int version = session.engine().writers().of(mapping).versionSlot();
            if (version >= 0) {
                slots.set(version);
            }
            return new Shape(mapping, true, keyed, slots);
        });
    }

    /** The version of a row is tested if it is given. */
    void update(EntityMapping mapping, Iterable<? extends Map<String, ?>> rows) {
        each(mapping, rows, "bulkUpdate()", (given, instance) -> {
            if (session.accesses().of(mapping).identifier().keyOf(instance) == null) {
                throw new IllegalArgumentException("A row given to bulkUpdate() has no identifier of " + mapping.name()
                        + ", or not all of it: " + given.keySet());
            }
            boolean versioned = mapping.version() != null
                    && given.containsKey(mapping.version().name());
            return new Shape(mapping, false, versioned, slots(mapping, given, BulkOperation::isWritten));
        });
    }

    private interface Shaping {
        Shape of(Map<String, ?> given, Object instance);
    }

    private interface Wanted {
        boolean is(Leaf leaf);
    }

    private void each(EntityMapping mapping, Iterable<? extends Map<String, ?>> rows, String verb, Shaping shaping) {
        GivenRow reader = new GivenRow(session, mapping, verb);
        Map<Shape, List<Object>> shapes = new LinkedHashMap<>();
        for (Map<String, ?> given : rows) {
            Object instance = reader.instance(given);
            shapes.computeIfAbsent(shaping.of(given, instance), shape -> new ArrayList<>())
                    .add(instance);
        }
        shapes.forEach(this::write);
    }

    private static BitSet slots(EntityMapping mapping, Map<String, ?> given, Wanted wanted) {
        BitSet slots = new BitSet();
        for (int slot = 0; slot < mapping.leaves().size(); slot++) {
            Leaf leaf = mapping.leaves().get(slot);
            if (given.containsKey(leaf.root().name()) && wanted.is(leaf)) {
                slots.set(slot);
            }
        }
        return slots;
    }
}
