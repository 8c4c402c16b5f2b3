package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.athanor.instrument.AttributeSet;
import org.athanor.instrument.EntityAccess;
import org.athanor.load.ConcreteReader.Part;
import org.athanor.load.ConcreteReader.Plural;
import org.athanor.load.ToOneReader.Waiting;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;

/** Compiles the readers of one entity occurrence, adding the columns they need to the select list on the way. */
final class EntityReaders {
    private final TableGroup group;
    private final LoadPlan plan;
    private final EntityLoaders loaders;
    private final SelectColumns columns;

    EntityReaders(TableGroup group, LoadPlan plan, EntityLoaders loaders, SelectColumns columns) {
        this.group = group;
        this.plan = plan;
        this.loaders = loaders;
        this.columns = columns;
    }

    KeyReader key() {
        List<Column> id = new ArrayList<>();
        for (Leaf leaf : group.mapping().id().leaves()) {
            id.add(leaf.column());
        }
        return key(id, group.mapping().id().leaves());
    }

    /** {@code leaves} give the types of the columns. */
    private KeyReader key(List<Column> keyColumns, List<Leaf> leaves) {
        List<ColumnDecoder> decoders = new ArrayList<>();
        int[] indexes = new int[keyColumns.size()];
        for (int i = 0; i < indexes.length; i++) {
            decoders.add(new ColumnDecoder(loaders.dialect(), leaves.get(i).type()));
            indexes[i] = columns.add(group.column(keyColumns.get(i)));
        }
        return new KeyReader(decoders, indexes);
    }

    /** The reader of one concrete class; {@code fetched} relationships are read by others. */
    ConcreteReader concrete(EntityMapping type, List<Relationship> fetched) {
        EntityAccess access = loaders.accesses().of(type);
        List<Attribute> attributes = type.attributes();
        int[] basics = new int[attributes.size()];
        ColumnDecoder[] decoders = new ColumnDecoder[attributes.size()];
        List<Part> parts = new ArrayList<>();
        List<Plural> plurals = new ArrayList<>();
        BitSet deferred = new BitSet();
        for (Attribute attribute : attributes) {
            int index = attribute.index();
            if (plan.leavesAlone(planned(List.of(attribute)))) {
                continue;
            }
            if (attribute instanceof BasicAttribute basic && defers(access, basic)) {
                deferred.set(index);
            } else if (attribute instanceof BasicAttribute basic) {
                basics[index] = columns.add(group.column(basic.column()));
                decoders[index] = new ColumnDecoder(loaders.dialect(), basic.type());
            } else if (attribute instanceof PluralAttribute plural) {
                Attribute named = planned(List.of(attribute));
                LoaderStrategy strategy = plan.strategy(named);
                boolean selectIn = !fetched.contains(named) && !strategy.later();
                plurals.add(new Plural(
                        plural,
                        selectIn,
                        selectIn && plan.demands(named),
                        plan.nested(named),
                        plan.restriction(named)));
            } else {
                ValueReader reader = reader(access, List.of(attribute), fetched);
                if (reader != null) {
                    parts.add(new Part(index, reader));
                }
            }
        }
        return new ConcreteReader(
                access,
                basics,
                decoders,
                parts,
                plurals,
                deferred.isEmpty() ? null : AttributeSet.of(access, deferred),
                plan.saysLater() ? plan : null);
    }

    /** Whether a column is left out until it is touched: what is read through a setter cannot wait. */
    private boolean defers(EntityAccess access, BasicAttribute basic) {
        return access.enhanced()
                && basic.member().field() != null
                && !basic.isId()
                && !basic.isVersion()
                && plan.strategy(planned(List.of(basic))).later();
    }

    /** The reader of the last attribute of a path; null if it is fetched by a join, or is of a kind that has no columns. */
    private @Nullable ValueReader reader(EntityAccess access, List<Attribute> path, List<Relationship> fetched) {
        Attribute attribute = path.get(path.size() - 1);
        if (attribute instanceof BasicAttribute basic) {
            return new ValueReader.Basic(
                    new ColumnDecoder(loaders.dialect(), basic.type()), columns.add(group.column(basic.column())));
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            ValueReader[] parts = new ValueReader[embedded.attributes().size()];
            for (Attribute inner : embedded.attributes()) {
                List<Attribute> longer = new ArrayList<>(path);
                longer.add(inner);
                ValueReader part = reader(access, longer, fetched);
                parts[inner.index()] = part == null ? ValueReader.NOTHING : part;
            }
            return new EmbeddedReader(loaders.accesses().of(embedded), parts);
        }
        if (attribute instanceof ToOneAttribute toOne && !fetched.contains(planned(path))) {
            boolean announced = access.enhanced()
                    && path.size() == 1
                    && !toOne.isId()
                    && toOne.member().field() != null;
            return toOne(toOne, planned(path), new AttributeSlot(loaders.accesses(), access, path), announced);
        }
        return null;
    }

    /** {@code named} is what plans call the attribute; {@code announced}: its owner knows when it is read. */
    private ToOneReader toOne(ToOneAttribute toOne, Attribute named, AttributeSlot slot, boolean announced) {
        boolean byIdentity = toOne.joinTable() == null && toOne.referencesId();
        KeyReader foreignKey = foreignKey(toOne, byIdentity);
        Waiting waiting = Waiting.FOR_THE_LAST_ROW;
        boolean refused = plan.strategy(named) == LoaderStrategy.RAISE;
        if (plan.strategy(named).later()) {
            if (refused && announced && (byIdentity || foreignKey == null)) {
                waiting = Waiting.UNTIL_TOUCHED;
            } else if (byIdentity && foreignKey != null && loaders.references().possible(toOne.target())) {
                waiting = Waiting.AS_REFERENCE;
            } else if (announced && (byIdentity || foreignKey == null)) {
                waiting = Waiting.UNTIL_TOUCHED;
            }
        }
        return new ToOneReader(
                toOne, slot, plan.nested(named), waiting, plan.demands(named), byIdentity, refused, foreignKey);
    }

    /** The reader of the foreign key, in the order of the target's identifier if it refers to that. */
    private @Nullable KeyReader foreignKey(ToOneAttribute toOne, boolean byIdentity) {
        if (toOne.joinTable() != null || toOne.joinColumns().isEmpty()) {
            return null;
        }
        List<Column> own = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        if (byIdentity) {
            for (Leaf leaf : toOne.target().id().leaves()) {
                for (ColumnPair pair : toOne.joinColumns()) {
                    if (pair.referenced() == leaf.column()) {
                        own.add(pair.column());
                        leaves.add(leaf);
                    }
                }
            }
        } else {
            for (ColumnPair pair : toOne.joinColumns()) {
                own.add(pair.column());
                leaves.add(leaf(toOne, pair.referenced()));
            }
        }
        return key(own, leaves);
    }

    private static Leaf leaf(ToOneAttribute toOne, Column column) {
        for (Leaf leaf : toOne.target().leaves()) {
            if (leaf.column() == column) {
                return leaf;
            }
        }
        throw new IllegalStateException(
                "Relationship " + toOne + " refers to column " + column + ", which no attribute of "
                        + toOne.target().name() + " is mapped to: map it, or refer to the identifier");
    }

    /** Where a relationship lies in each concrete class, by ordinal; null in classes without it. */
    AttributeSlot[] slots(Relationship relationship) {
        List<EntityMapping> hierarchy = group.mapping().hierarchy();
        int size = hierarchy.stream().mapToInt(EntityMapping::ordinal).max().orElse(0) + 1;
        AttributeSlot[] slots = new AttributeSlot[size];
        List<Integer> common = path(group.mapping().attributes(), relationship);
        for (EntityMapping type : hierarchy) {
            List<Integer> path = common != null ? common : path(type.attributes(), relationship);
            if (path != null && !type.isAbstract()) {
                slots[type.ordinal()] =
                        new AttributeSlot(loaders.accesses(), loaders.accesses().of(type), attributes(type, path));
            }
        }
        return slots;
    }

    private static @Nullable List<Integer> path(List<Attribute> attributes, Relationship wanted) {
        for (Attribute attribute : attributes) {
            if (attribute == wanted) {
                return List.of(attribute.index());
            }
            if (attribute instanceof EmbeddedAttribute embedded) {
                List<Integer> inner = path(embedded.attributes(), wanted);
                if (inner != null) {
                    List<Integer> path = new ArrayList<>(inner);
                    path.add(0, attribute.index());
                    return path;
                }
            }
        }
        return null;
    }

    private static List<Attribute> attributes(EntityMapping type, List<Integer> path) {
        List<Attribute> found = new ArrayList<>();
        List<Attribute> among = type.attributes();
        for (int index : path) {
            Attribute attribute = among.get(index);
            found.add(attribute);
            among = attribute instanceof EmbeddedAttribute embedded ? embedded.attributes() : List.of();
        }
        return found;
    }

    /** What plans and fetches call an attribute. */
    private Attribute planned(List<Attribute> path) {
        Attribute attribute = path.get(path.size() - 1);
        return path.size() > 1 ? attribute : plan.named(attribute);
    }
}
