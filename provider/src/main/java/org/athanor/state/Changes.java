package org.athanor.state;

import java.util.BitSet;
import java.util.List;
import org.athanor.instrument.TrackedCollection;

/**
 * What a flush has to write: pending instances in the order of persist, changed ones with the indexes of the attributes
 * that differ from their snapshots, removed ones in the order of remove, and changed collections of managed instances
 * (those of new instances among them). A plural attribute's bit in an update says that its collection was replaced; what
 * differs is in {@code collections} all the same.
 */
public record Changes(
        List<InstanceState> inserts,
        List<Update> updates,
        List<InstanceState> deletes,
        List<TrackedCollection> collections) {
    /** A persistent instance and its changed attributes. */
    public record Update(InstanceState state, BitSet attributes) {}

    public boolean isEmpty() {
        return inserts.isEmpty() && updates.isEmpty() && deletes.isEmpty() && collections.isEmpty();
    }
}
