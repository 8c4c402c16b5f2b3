package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Function;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.Reference;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.DetachedInstances.Memory;
import org.athanor.type.ValueType;

/**
 * Makes an attached instance look as if it had never been away: it gets the values that were stored for a moment, so that they
 * are taken for such, and then its own again.
 */
final class Attachment {
    private final InstanceState state;
    private final Memory memory;

    Attachment(InstanceState state, Memory memory) {
        this.state = state;
        this.memory = memory;
    }

    void run(Function<IdentityKey, Object> targets, PersistenceContext context) {
        Object[] stored = memory.values();
        if (stored == null) {
            if (state.access().enhanced() || state.instance() instanceof Reference) {
                state.loaded(false);
            } else {
                state.capture();
                context.expire(state);
            }
            return;
        }
        state.lack(memory.lacking());
        EntityAccess access = state.access();
        Object instance = state.instance();
        BitSet changed = new BitSet();
        Object[] now = new Object[stored.length];
        for (Attribute attribute : state.mapping().attributes()) {
            int index = attribute.index();
            if (attribute instanceof PluralAttribute || attribute.isId() || state.lacks(index)) {
                continue;
            }
            now[index] = access.get(instance, index);
            if (differs(attribute, stored[index], now[index])) {
                changed.set(index);
                access.set(instance, index, before(attribute, stored[index], targets));
            }
        }
        state.capture();
        if (!changed.isEmpty()) {
            state.remember();
            for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
                access.set(instance, i, now[i]);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private boolean differs(Attribute attribute, @Nullable Object stored, @Nullable Object now) {
        if (attribute instanceof BasicAttribute basic) {
            return !((ValueType<Object>) basic.type()).same(stored, now);
        }
        if (attribute instanceof ToOneAttribute) {
            Object key = now == null
                    ? null
                    : state.context().accesses().of(now).identifier().keyOf(now);
            return !Objects.equals(stored, key) || now != null && key == null;
        }
        return !Objects.equals(stored, now);
    }

    private static @Nullable Object before(
            Attribute attribute, @Nullable Object stored, Function<IdentityKey, Object> targets) {
        return attribute instanceof ToOneAttribute toOne && stored != null
                ? targets.apply(new IdentityKey(toOne.target(), stored))
                : stored;
    }
}
