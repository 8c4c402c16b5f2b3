package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.BitSet;

/**
 * The values of one instance as last loaded or flushed. Generated per entity class with a typed field for each attribute.
 * Basic values compare by {@code ValueType.same} and are copied when mutable; embedded ones are taken apart; to-one and
 * plural attributes compare by instance, so a plural attribute counts as changed here only when the collection itself was
 * replaced.
 */
public abstract class Snapshot {
    protected Snapshot() {}

    /** Another, empty snapshot of the same class. */
    public abstract Snapshot fresh();

    public abstract void capture(Object instance);

    public abstract void capture(Object instance, int attribute);

    /** Whether nothing changed since. */
    public abstract boolean same(Object instance);

    /** Adds the indexes of the changed attributes. */
    public abstract void changed(Object instance, BitSet into);

    /** The value remembered; of an embedded attribute a new instance. */
    public abstract @Nullable Object get(int attribute);

    /** Puts the remembered value back into the instance. */
    public abstract void restore(Object instance, int attribute);

    public abstract Snapshot copy();
}
