package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;

/**
 * Reads and writes the attributes of one entity class, by attribute index. Implementations are hidden nestmates of the
 * entity class generated on first use ({@link AccessGenerator}); where that is not possible, {@link HandleAccess} stands
 * in. Field access neither fires callbacks nor loads; property access calls getter and setter, so an unloaded
 * {@link Reference} must be marked loaded before it is filled.
 */
public abstract class EntityAccess {
    private final EntityMapping mapping;
    private final int[] plurals;
    private final int[] toOnes;
    private @Nullable Accesses accesses;
    private volatile @Nullable IdentifierAccess identifier;
    private volatile @Nullable Snapshot prototype;

    protected EntityAccess(EntityMapping mapping) {
        this.mapping = mapping;
        this.plurals = indexes(mapping.attributes(), PluralAttribute.class);
        this.toOnes = indexes(mapping.attributes(), ToOneAttribute.class);
    }

    private static int[] indexes(List<Attribute> attributes, Class<? extends Attribute> kind) {
        return attributes.stream()
                .filter(kind::isInstance)
                .mapToInt(Attribute::index)
                .toArray();
    }

    /** Called once, by {@link Accesses}. */
    final void accesses(Accesses unit) {
        accesses = unit;
    }

    public final EntityMapping mapping() {
        return mapping;
    }

    /** The indexes of the plural attributes; not to be changed. */
    public final int[] plurals() {
        return plurals;
    }

    /** The indexes of the to-one attributes; not to be changed. */
    public final int[] toOnes() {
        return toOnes;
    }

    /** A new instance by the constructor without parameters; an abstract class is an IllegalStateException. */
    public abstract Object instantiate();

    public abstract @Nullable Object get(Object instance, int attribute);

    /** Null resets a primitive attribute to 0. */
    public abstract void set(Object instance, int attribute, @Nullable Object value);

    /**
     * Reads every basic attribute {@code i} with {@code columns[i] != 0} from that column straight into its field (or
     * through its setter). Other attributes are left alone.
     */
    public abstract void read(Object instance, RowSource row, int[] columns) throws SQLException;

    /** An empty snapshot; the caller captures. */
    public final Snapshot newSnapshot() {
        return prototype().fresh();
    }

    private Snapshot prototype() {
        Snapshot snapshot = prototype;
        if (snapshot == null) {
            snapshot = unit().snapshotOf(mapping);
            prototype = snapshot;
        }
        return snapshot;
    }

    public final IdentifierAccess identifier() {
        IdentifierAccess access = identifier;
        if (access == null) {
            access = new IdentifierAccess(this, unit());
            identifier = access;
        }
        return access;
    }

    private Accesses unit() {
        Accesses unit = accesses;
        if (unit == null) {
            throw new IllegalStateException("Access to " + mapping.name() + " is not complete yet");
        }
        return unit;
    }

    protected final IllegalStateException notConstructible() {
        return new IllegalStateException(
                mapping.isAbstract()
                        ? "Entity " + mapping.name() + " is abstract and has no instances of its own"
                        : "Entity " + mapping.name() + " (" + mapping.javaType().getName()
                                + ") has no constructor without parameters. Add one; it may be protected.");
    }

    protected final IndexOutOfBoundsException noAttribute(int index) {
        return new IndexOutOfBoundsException("Entity " + mapping.name() + " has no attribute " + index);
    }
}
