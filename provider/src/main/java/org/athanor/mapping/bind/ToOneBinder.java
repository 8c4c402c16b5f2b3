package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.PassiveDeletes;
import org.athanor.WithoutCascade;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.RelationshipOptions;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.AssociationDeclaration;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.RelationshipDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.UniqueKey;

/**
 * Binds to-one relationships. Join columns on the target's identifier are made at once, so that they stand in the table where
 * the attribute stands in the class; those on other columns, and join tables, are left to {@link Links}.
 */
final class ToOneBinder {
    private final Targets targets;
    private final Consumer<EntityDraft> identify;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final Links links;
    private final MappingErrors errors;

    /** {@code identify} binds the identifier of a target unless it is bound. */
    ToOneBinder(
            Targets targets,
            Consumer<EntityDraft> identify,
            JoinColumns joinColumns,
            ForeignKeys foreignKeys,
            Links links,
            MappingErrors errors) {
        this.targets = targets;
        this.identify = identify;
        this.joinColumns = joinColumns;
        this.foreignKeys = foreignKeys;
        this.links = links;
        this.errors = errors;
    }

    @Nullable
    Attribute bind(Place place, Slot slot, int index, boolean isId) {
        EntityDraft target = targets.of(place, slot);
        if (target == null) {
            return null;
        }
        RelationshipDeclaration declared = slot.relationship();
        boolean oneToOne = slot.declaration().kind() == AttributeDeclaration.Kind.ONE_TO_ONE;
        ToOneAttribute attribute = new ToOneAttribute(
                new ToOneAttribute.Declaration(
                        slot.name(),
                        index,
                        slot.javaType(),
                        slot.member(),
                        slot.declaration().fetch() == FetchType.LAZY,
                        isId,
                        !Boolean.FALSE.equals(slot.declaration().optional()) && !isId,
                        oneToOne,
                        declared.mappedBy() == null,
                        declared.orphanRemoval(),
                        cascades(declared)),
                target.mapping());
        attribute.options(options(declared, RelationshipOptions.Reading.HELD));
        if (declared.mappedBy() != null) {
            links.inverse(place, slot, attribute, target);
            return attribute;
        }
        identify.accept(target);
        if (target.id == null) {
            return attribute; // reported with the target
        }
        List<ColumnPair> derived = place.draft().derived.get(slot);
        if (derived != null && place.prefix().isEmpty()) {
            attribute.mapsId(slot.declaration().mapsId());
            attribute.link(derived, null, false, false);
            addForeignKey(place, slot, derived, target);
        } else if (slot.declaration().mapsId() == null) {
            link(place, slot, attribute, target);
        } else if (place.draft().sharedParent() != null || !place.prefix().isEmpty()) {
            errors.add(
                    place,
                    slot.name(),
                    "@MapsId must stand in the class that declares the identifier; move it to "
                            + place.draft().root().name()
                            + ", or use @JoinColumn with insertable = false and updatable ="
                            + " false.");
        }
        return attribute;
    }

    private void link(Place place, Slot slot, ToOneAttribute attribute, EntityDraft target) {
        RelationshipDeclaration declared = slot.relationship();
        AssociationDeclaration association = slot.association();
        List<JoinColumnDeclaration> columns =
                declared.sharesPrimaryKey() ? declared.primaryKeyJoinColumns() : association.joinColumns();
        if (declared.sharesPrimaryKey() && !attribute.isId()) {
            List<ColumnPair> pairs = primaryKey(place, slot, target);
            attribute.link(pairs, null, false, false);
            addForeignKey(place, slot, pairs, target);
        } else if (association.joinTable() != null) {
            links.joinTable(place, slot, attribute, target, association.joinTable());
        } else if (joinColumns.onIdentifier(columns, target)) {
            linkColumns(place, slot, attribute, columns, target);
        } else {
            links.later(() -> linkColumns(place, slot, attribute, columns, target));
        }
    }

    private void linkColumns(
            Place place,
            Slot slot,
            ToOneAttribute attribute,
            List<JoinColumnDeclaration> declared,
            EntityDraft target) {
        List<JoinColumns.Joined> joined = joinColumns.match(place, slot.name(), declared, slot.name(), target);
        if (joined == null) {
            return;
        }
        boolean insertable = joined.get(0).declared().insertable() && !attribute.viewOnly();
        boolean updatable = joined.get(0).declared().updatable() && !attribute.viewOnly();
        for (JoinColumns.Joined one : joined) {
            if (!attribute.viewOnly()
                    && (one.declared().insertable() != insertable
                            || one.declared().updatable() != updatable)) {
                errors.add(
                        place,
                        slot.name(),
                        "its join columns differ in insertable or updatable; give all of them the same.");
                return;
            }
        }
        List<ColumnPair> pairs = joinColumns.pairs(place, slot.name(), joined, attribute.optional());
        if (attribute.oneToOne() && !attribute.isId() && insertable) {
            unique(pairs);
        }
        attribute.link(pairs, null, insertable, updatable);
        addForeignKey(place, slot, pairs, target);
    }

    /** A one-to-one by equal primary keys: the identifier is written by its own attribute. */
    private List<ColumnPair> primaryKey(Place place, Slot slot, EntityDraft target) {
        List<ColumnPair> pairs = new ArrayList<>();
        identify.accept(place.draft());
        if (place.draft().id == null || target.id == null) {
            return pairs;
        }
        int size = target.id.leaves().size();
        if (place.draft().key.size() != size) {
            errors.add(
                    place,
                    slot.name(),
                    "it is joined by primary keys, but that of " + place.draft().name() + " has "
                            + place.draft().key.size() + " columns and that of " + target.name() + " has " + size
                            + "; use @JoinColumn instead.");
            return pairs;
        }
        for (int i = 0; i < size; i++) {
            pairs.add(new ColumnPair(
                    place.draft().id.leaves().get(i).column(),
                    target.id.leaves().get(i).column()));
        }
        return pairs;
    }

    private static void unique(List<ColumnPair> pairs) {
        if (pairs.size() == 1) {
            Column column = pairs.get(0).column();
            if (!column.table().primaryKey().equals(List.of(column))) {
                column.unique(true);
            }
            return;
        }
        UniqueKey key =
                new UniqueKey(null, pairs.stream().map(ColumnPair::column).toList(), null);
        if (!key.columns().get(0).table().uniqueKeys().contains(key)) {
            key.columns().get(0).table().add(key);
        }
    }

    private void addForeignKey(Place place, Slot slot, List<ColumnPair> pairs, EntityDraft target) {
        AssociationDeclaration association = slot.association();
        ForeignKeyDeclaration key = association.foreignKey();
        List<JoinColumnDeclaration> columns = slot.relationship().sharesPrimaryKey()
                ? slot.relationship().primaryKeyJoinColumns()
                : association.joinColumns();
        for (JoinColumnDeclaration column : columns) {
            if (key.isDefault()) {
                key = column.foreignKey();
            }
        }
        foreignKeys.add(pairs.isEmpty() ? place.table() : pairs.get(0).column().table(), pairs, target, key);
    }

    static RelationshipOptions options(RelationshipDeclaration declared, RelationshipOptions.Reading reading) {
        PassiveDeletes passive = declared.passiveDeletes();
        RelationshipOptions.PassiveDeletes left = passive == null
                ? RelationshipOptions.PassiveDeletes.NOTHING
                : passive.loadedToo()
                        ? RelationshipOptions.PassiveDeletes.ALL
                        : RelationshipOptions.PassiveDeletes.UNLOADED;
        return new RelationshipOptions(declared.viewOnly(), left, reading);
    }

    /** Those declared, and those of native sessions unless they are declared away. */
    static Set<Cascade> cascades(RelationshipDeclaration declared) {
        EnumSet<Cascade> all = EnumSet.noneOf(Cascade.class);
        for (CascadeType type : declared.cascades()) {
            if (type != CascadeType.ALL) {
                all.add(Cascade.valueOf(type.name()));
            }
        }
        if (declared.cascades().contains(CascadeType.ALL)) {
            all.addAll(EnumSet.of(Cascade.PERSIST, Cascade.MERGE, Cascade.REMOVE, Cascade.REFRESH, Cascade.DETACH));
        }
        if (all.contains(Cascade.PERSIST) || !declared.without().contains(WithoutCascade.Kind.ADD)) {
            all.add(Cascade.SAVE_UPDATE);
        }
        if (all.contains(Cascade.MERGE) || !declared.without().contains(WithoutCascade.Kind.MERGE)) {
            all.add(Cascade.COPY);
        }
        return all;
    }
}
