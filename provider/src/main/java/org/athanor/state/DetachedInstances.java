package org.athanor.state;

import jakarta.annotation.Nullable;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.AttributeSet;
import org.athanor.instrument.EntityAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.type.ValueType;

/**
 * What is remembered of instances that native sessions have let go of, for as long as somebody holds them: whose row they
 * are, and the values stored, so that they can be attached again with what has changed since. Holds no instance by itself:
 * of what an instance refers to, only keys are kept. Shared by the sessions of a factory.
 */
public final class DetachedInstances {
    /** One instance. {@code values} are null if it was not loaded; of to-ones they are keys, of collections nothing. */
    public record Memory(
            IdentityKey key,
            @Nullable Object[] values,
            @Nullable AttributeSet lacking) {}

    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private final Map<Instance, Memory> memories = new HashMap<>();

    /** Called by contexts as they let go of a persistent instance. */
    synchronized void remember(InstanceState state) {
        forgetGone();
        IdentityKey key = state.key();
        if (key != null) {
            boolean loaded = state.loaded() && !state.expired();
            memories.put(
                    new Instance(state.instance(), gone),
                    new Memory(key, loaded ? values(state) : null, state.lacking()));
        }
    }

    /** The row of an instance that no context has was written past all of them. */
    public synchronized void written(Object instance, EntityAccess access, IdentityKey key, Accesses accesses) {
        forgetGone();
        Memory former = memories.get(new Instance(instance, null));
        AttributeSet lacking = former == null ? null : former.lacking();
        Object[] values = new Object[access.mapping().attributes().size()];
        for (Attribute attribute : access.mapping().attributes()) {
            int index = attribute.index();
            if (lacking == null || !lacking.contains(index)) {
                Object value = access.get(instance, index);
                if (attribute instanceof BasicAttribute basic) {
                    values[index] = copy(basic, value);
                } else if (attribute instanceof ToOneAttribute && value != null) {
                    values[index] = accesses.of(value).identifier().keyOf(value);
                } else if (attribute instanceof EmbeddedAttribute) {
                    values[index] = value;
                }
            }
        }
        memories.put(new Instance(instance, gone), new Memory(key, values, lacking));
    }

    private static Object[] values(InstanceState state) {
        Object[] values = new Object[state.mapping().attributes().size()];
        for (Attribute attribute : state.mapping().attributes()) {
            int index = attribute.index();
            if (attribute instanceof BasicAttribute basic) {
                values[index] = copy(basic, state.stored(index));
            } else if (attribute instanceof EmbeddedAttribute) {
                values[index] = state.stored(index);
            } else if (attribute instanceof ToOneAttribute) {
                values[index] = keyOf(state, index);
            }
        }
        return values;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static @Nullable Object copy(BasicAttribute basic, @Nullable Object value) {
        return value != null && basic.type().mutable() ? ((ValueType<Object>) basic.type()).copy(value) : value;
    }

    private static @Nullable Object keyOf(InstanceState state, int index) {
        Object absent = state.absentKey(index);
        if (absent != null) {
            return absent;
        }
        Object target = state.stored(index);
        return target == null
                ? null
                : state.context().accesses().of(target).identifier().keyOf(target);
    }

    /** What is remembered of an instance, null for nothing. */
    public synchronized @Nullable Memory of(Object instance) {
        return memories.get(new Instance(instance, null));
    }

    public synchronized void forget(Object instance) {
        memories.remove(new Instance(instance, null));
    }

    private void forgetGone() {
        for (Object each = gone.poll(); each != null; each = gone.poll()) {
            memories.remove(each);
        }
    }

    /** An instance, found by itself, not by its equals. */
    private static final class Instance extends WeakReference<Object> {
        private final int hash;

        Instance(Object instance, @Nullable ReferenceQueue<Object> queue) {
            super(instance, queue);
            this.hash = System.identityHashCode(instance);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Instance instance && get() != null && get() == instance.get();
        }
    }
}
