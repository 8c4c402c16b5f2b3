package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Identifier;
import org.athanor.state.InstanceState;
import org.athanor.write.Rows;

/** Rows of instances of one entity, as their writer asks for them. Values are read from the instances while it binds. */
class EntityRows implements Rows {
    final EntityShape shape;
    private final List<InstanceState> states;
    private final ForeignLinks links;
    private final boolean simpleKey;

    EntityRows(EntityShape shape, List<InstanceState> states, ForeignLinks links) {
        this.shape = shape;
        this.states = states;
        this.links = links;
        Identifier id = shape.mapping.id();
        this.simpleKey = id.simple();
    }

    final InstanceState state(int row) {
        return states.get(row);
    }

    @Override
    public final int size() {
        return states.size();
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        Object instance = states.get(row).instance();
        return slot < shape.getters.length ? shape.getters[slot].get(instance) : links.value(shape, instance, slot);
    }

    @Override
    public @Nullable Object key(int row, int part) {
        InstanceState state = states.get(row);
        if (state.key() == null) {
            return shape.getters[part].get(state.instance());
        }
        Object value = state.key().value();
        return simpleKey ? value : ((List<?>) value).get(part);
    }
}
