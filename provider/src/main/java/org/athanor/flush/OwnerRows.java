package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.mapping.Leaf;
import org.athanor.state.InstanceState;
import org.athanor.write.Rows;

/** Rows that are only known by their owners: the slots are leaves of the owner. */
record OwnerRows(Accesses accesses, List<Leaf> leaves, List<InstanceState> owners) implements Rows {
    @Override
    public int size() {
        return owners.size();
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        return LeafReader.value(accesses, leaves.get(slot), owners.get(row).instance());
    }

    @Override
    public Object key(int row, int part) {
        throw new IllegalStateException("These rows have no key of their own");
    }
}
