package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.AssociationDeclaration;
import org.athanor.mapping.source.CollectionDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.JoinTableDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;

/**
 * What relationships need of each other, done when all attributes are there. In turn: join columns on ordinary columns,
 * inverse sides, owning collections and join tables, the storage of inverse sides, orders and map keys.
 */
final class Links {
    private record Link<R extends Relationship>(Place place, Slot slot, R attribute, EntityDraft target) {}

    private record ToOneTable(Link<ToOneAttribute> link, JoinTableDeclaration declared) {}

    private final InverseSides inverseSides;
    private final JoinTables joinTables;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final Columns columns;
    private final Orderings orderings;
    private final MapKeys mapKeys;
    private final MappingErrors errors;
    private final List<Runnable> later = new ArrayList<>();
    private final List<Link<Relationship>> inverses = new ArrayList<>();
    private final List<Link<ToManyAttribute>> owners = new ArrayList<>();
    private final Map<Table, List<Link<ToManyAttribute>>> stored = new HashMap<>();
    private final List<ToOneTable> toOneTables = new ArrayList<>();

    Links(
            InverseSides inverseSides,
            JoinTables joinTables,
            JoinColumns joinColumns,
            ForeignKeys foreignKeys,
            Columns columns,
            Orderings orderings,
            MapKeys mapKeys,
            MappingErrors errors) {
        this.inverseSides = inverseSides;
        this.joinTables = joinTables;
        this.joinColumns = joinColumns;
        this.foreignKeys = foreignKeys;
        this.columns = columns;
        this.orderings = orderings;
        this.mapKeys = mapKeys;
        this.errors = errors;
    }

    void later(Runnable link) {
        later.add(link);
    }

    void inverse(Place place, Slot slot, Relationship attribute, EntityDraft target) {
        inverses.add(new Link<>(place, slot, attribute, target));
    }

    void owning(Place place, Slot slot, ToManyAttribute attribute, EntityDraft target) {
        owners.add(new Link<>(place, slot, attribute, target));
    }

    void joinTable(
            Place place, Slot slot, ToOneAttribute attribute, EntityDraft target, JoinTableDeclaration declared) {
        toOneTables.add(new ToOneTable(new Link<>(place, slot, attribute, target), declared));
    }

    /** Does all that was left; afterwards relationships are complete. */
    void link(AttributeBinder attributes) {
        later.forEach(Runnable::run);
        for (Link<Relationship> one : inverses) {
            inverseSides.link(one.place, one.slot, one.attribute, one.target);
        }
        for (ToOneTable one : toOneTables) {
            Link<ToOneAttribute> link = one.link;
            JoinTable table = joinTables.make(link.place, link.slot, link.attribute, link.target, one.declared);
            if (table != null) {
                joinTables.key(table, link.attribute);
                link.attribute.link(List.of(), table, true, true);
            }
        }
        owners.forEach(this::store);
        for (Link<Relationship> one : inverses) {
            inverseSides.store(one.attribute);
        }
        for (Link<ToManyAttribute> one : owners) {
            order(one, one.attribute, attributes);
        }
        for (Link<Relationship> one : inverses) {
            if (one.attribute instanceof ToManyAttribute toMany) {
                order(one, toMany, attributes);
            }
        }
    }

    private void store(Link<ToManyAttribute> one) {
        AssociationDeclaration declared = one.slot.association();
        boolean foreignKey =
                declared.joinTable() == null && !declared.joinColumns().isEmpty() && !one.attribute.manyToMany();
        if (foreignKey) {
            one.attribute.link(null, foreignKey(one, declared));
            return;
        }
        if (declared.joinTable() == null && !declared.joinColumns().isEmpty()) {
            errors.add(
                    one.place,
                    one.slot.name(),
                    "a many-to-many relationship has no join column of its own; name the columns in @JoinTable.");
            return;
        }
        JoinTable table = joinTables.make(
                one.place,
                one.slot,
                one.attribute,
                one.target,
                declared.joinTable() == null ? JoinTableDeclaration.DEFAULT : declared.joinTable());
        if (table != null && checkAlone(one, table)) {
            joinTables.key(table, one.attribute);
            one.attribute.link(table, List.of());
        }
    }

    /** Two collections of one entity in one table would each find the other's rows half empty. */
    private boolean checkAlone(Link<ToManyAttribute> one, JoinTable table) {
        List<Link<ToManyAttribute>> others = stored.computeIfAbsent(table.table(), t -> new ArrayList<>(1));
        for (Link<ToManyAttribute> other : others) {
            JoinTable taken = other.attribute.joinTable();
            if (taken != null
                    && other.place.draft() == one.place.draft()
                    && !taken.element().equals(table.element())) {
                errors.add(
                        one.place,
                        one.slot.name(),
                        "it is stored in the join table " + table.table() + ", and so is "
                                + other.place.path(other.slot.name())
                                + "; give each a table of its own with @JoinTable(name = …), or a @JoinColumn.");
                return false;
            }
        }
        others.add(one);
        return true;
    }

    /** The key of a one-to-many in the target's table. */
    private List<ColumnPair> foreignKey(Link<ToManyAttribute> one, AssociationDeclaration declared) {
        EntityDraft owner = one.place.draft();
        EntityDraft target = one.target;
        if (target.strategy == Inheritance.Strategy.TABLE_PER_CLASS
                && !target.subs().isEmpty()) {
            errors.add(
                    one.place,
                    one.slot.name(),
                    "its join column would have to be in every table of the hierarchy of " + target.name()
                            + "; use @JoinTable, or map it by a @ManyToOne in " + target.name() + ".");
            return List.of();
        }
        boolean nullable = target.sharedParent() != null && target.strategy == Inheritance.Strategy.SINGLE_TABLE;
        Place in = new Place(owner, target.table(), one.place.prefix(), false, nullable);
        List<JoinColumns.Joined> joined =
                joinColumns.match(in, one.slot.name(), declared.joinColumns(), one.slot.name(), owner);
        if (joined == null) {
            return List.of();
        }
        List<ColumnPair> pairs = joinColumns.pairs(in, one.slot.name(), joined, true);
        ForeignKeyDeclaration key = declared.foreignKey();
        for (JoinColumnDeclaration column : declared.joinColumns()) {
            key = key.isDefault() ? column.foreignKey() : key;
        }
        foreignKeys.add(target.table(), pairs, owner, key);
        return pairs;
    }

    private void order(Link<? extends Relationship> one, ToManyAttribute attribute, AttributeBinder attributes) {
        CollectionDeclaration declared = one.slot.declaration().collection();
        JoinTable joinTable = attribute.joinTable();
        Table table = joinTable == null ? one.target.table() : joinTable.table();
        if (declared == null) {
            return;
        }
        List<PluralAttribute.Ordering> by = declared.orderBy() == null
                ? List.of()
                : orderings.parse(one.place, one.slot.name(), declared.orderBy(), one.target);
        boolean nullable = joinTable == null;
        Place in = new Place(one.place.draft(), table, one.place.prefix(), false, nullable);
        attribute.order(by, orderColumn(in, one.slot, declared.orderColumn()));
        if (attribute.kind() == CollectionKind.MAP) {
            MapKey key = mapKeys.bind(in, one.slot, one.target, attributes);
            if (key != null) {
                attribute.mapKey(key);
                if (joinTable != null) {
                    MapKeys.uniqueWithinOwner(joinTable, key);
                }
            }
        }
    }

    private @Nullable Column orderColumn(Place in, Slot slot, @Nullable ColumnDeclaration declared) {
        return declared == null
                ? null
                : columns.basic(in, slot.name(), declared, slot.name() + "_ORDER", SqlType.INTEGER, true);
    }
}
