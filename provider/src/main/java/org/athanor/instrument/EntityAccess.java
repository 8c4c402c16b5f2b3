package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
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
    private final int[] twoSided;
    private boolean enhanced;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final BitSet mutable = new BitSet();
    private final long mutableBits;
    private final AttributeSet[] singles;
    private @Nullable Accesses accesses;
    private volatile @Nullable IdentifierAccess identifier;
    private volatile @Nullable Snapshot prototype;

    protected EntityAccess(EntityMapping mapping) {
        this.mapping = mapping;
        this.plurals = indexes(mapping.attributes(), PluralAttribute.class);
        this.toOnes = indexes(mapping.attributes(), ToOneAttribute.class);
        this.twoSided = mapping.attributes().stream()
                .filter(attribute -> attribute instanceof Relationship relationship && isTwoSided(relationship))
                .mapToInt(Attribute::index)
                .toArray();
        long bits = 0;
        for (Attribute attribute : mapping.attributes()) {
            indexes.put(attribute.name(), attribute.index());
            if (mutable(attribute)) {
                mutable.set(attribute.index());
                bits |= bit(attribute.index());
            }
        }
        this.mutableBits = bits;
        this.singles = new AttributeSet[mapping.attributes().size()];
    }

    /** Whether a value can change without being set. */
    private static boolean mutable(Attribute attribute) {
        return attribute instanceof BasicAttribute basic && basic.type().mutable()
                || attribute instanceof EmbeddedAttribute embedded
                        && !embedded.javaType().isRecord();
    }

    /** What lies in an embeddable has no index of its own in the entity. */
    private static boolean isTwoSided(Relationship relationship) {
        Relationship inverse = relationship.inverse();
        return inverse != null
                && !relationship.viewOnly()
                && relationship.target().hierarchy().stream()
                        .anyMatch(mapping -> mapping.attributes().contains(inverse));
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
        enhanced = unit.enhances(mapping);
    }

    public final EntityMapping mapping() {
        return mapping;
    }

    /** Whether instances announce what is read and written of them; else they are compared with snapshots. */
    public final boolean enhanced() {
        return enhanced;
    }

    /** The index of an attribute of the entity, -1 when it has none of that name. */
    public final int index(String attribute) {
        return indexes.getOrDefault(attribute, -1);
    }

    final long bit(int attribute) {
        return AttributeInterceptor.bit(mapping.attributes().get(attribute).name());
    }

    /** Whether what is read of the attribute can be changed without setting it. */
    public final boolean mutable(int attribute) {
        return mutable.get(attribute);
    }

    /** The set of that one attribute; shared. */
    final AttributeSet only(int attribute) {
        AttributeSet known = singles[attribute];
        if (known == null) {
            BitSet one = new BitSet();
            one.set(attribute);
            known = AttributeSet.of(this, one);
            singles[attribute] = known;
        }
        return known;
    }

    /** The bits of the names of the {@link #mutable} attributes. */
    public final long mutableBits() {
        return mutableBits;
    }

    /** The indexes of the plural attributes; not to be changed. */
    public final int[] plurals() {
        return plurals;
    }

    /** The indexes of the to-one attributes; not to be changed. */
    public final int[] toOnes() {
        return toOnes;
    }

    /** The indexes of the relationships that have another side; not to be changed. */
    public final int[] twoSided() {
        return twoSided;
    }

    /** The place of an attribute among {@link #twoSided()}; -1 when it is not there. */
    public final int twoSidedPlace(int attribute) {
        for (int place = 0; place < twoSided.length; place++) {
            if (twoSided[place] == attribute) {
                return place;
            }
        }
        return -1;
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
