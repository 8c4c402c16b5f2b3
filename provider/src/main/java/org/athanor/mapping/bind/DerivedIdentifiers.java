package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.OverridesDeclaration;
import org.athanor.mapping.source.RelationshipDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.util.NearestNames;

/**
 * {@code @MapsId} (Jakarta Persistence 3.2, 2.4.2): the identifier attribute holds the value; its columns are named by the
 * relationship, which then shares them without writing them.
 */
final class DerivedIdentifiers {
    /** Where a {@code @MapsId} relationship supplies one column of the identifier: the path to it, and what it refers to. */
    record Supplied(String path, ColumnDeclaration column, Leaf referenced) {}

    private final AttributeBinder attributes;
    private final Consumer<EntityDraft> identify;
    private final JoinColumns joinColumns;
    private final Targets targets;
    private final MappingErrors errors;

    /** {@code identify} binds the identifier of a target unless it is bound. */
    DerivedIdentifiers(
            AttributeBinder attributes,
            Consumer<EntityDraft> identify,
            JoinColumns joinColumns,
            Targets targets,
            MappingErrors errors) {
        this.attributes = attributes;
        this.identify = identify;
        this.joinColumns = joinColumns;
        this.targets = targets;
        this.errors = errors;
    }

    /** The columns that a {@code @MapsId} relationship supplies; null if the target is unusable. */
    @Nullable
    List<Supplied> supplied(Place place, Slot slot, Slot idSlot, int ids) {
        EntityDraft target = targets.of(place, slot);
        if (target == null) {
            return null;
        }
        identify.accept(target);
        RelationshipDeclaration relationship = slot.relationship();
        List<JoinColumnDeclaration> declared = relationship.sharesPrimaryKey()
                ? relationship.primaryKeyJoinColumns()
                : slot.association().joinColumns();
        List<JoinColumns.Joined> joined = joinColumns.match(place, slot.name(), declared, slot.name(), target);
        if (joined == null || target.id == null) {
            return null;
        }
        String value = Objects.requireNonNullElse(slot.declaration().mapsId(), "");
        boolean whole = value.isEmpty();
        boolean embedded = idSlot.declaration().kind() == AttributeDeclaration.Kind.EMBEDDED_ID;
        String base = whole ? idSlot.name() : embedded ? idSlot.name() + "." + value : value;
        boolean single = whole || embedded
                ? attributes.isBasic(idSlot, whole ? null : value)
                : attributes.isBasic(named(place.draft(), value, idSlot), null);
        if (whole && ids > 1 || single && joined.size() != 1) {
            errors.add(
                    place,
                    slot.name(),
                    "@MapsId maps the " + joined.size() + " columns of the identifier of " + target.name() + " to "
                            + base + ", which does not hold as many; name the attribute of the identifier that"
                            + " corresponds to it, as in @MapsId(\"parentId\").");
            return null;
        }
        List<Supplied> all = new ArrayList<>();
        for (JoinColumns.Joined one : joined) {
            String path = single ? base : base + "." + inside(target.id, one.referenced());
            all.add(new Supplied(path, column(one, relationship.sharesPrimaryKey()), one.referenced()));
        }
        return all;
    }

    /** The path of a leaf within the object that is the identifier. */
    private static String inside(Identifier id, Leaf leaf) {
        String path = Leaves.path(leaf);
        return id.kind() == Identifier.Kind.EMBEDDED ? path.substring(path.indexOf('.') + 1) : path;
    }

    private static ColumnDeclaration column(JoinColumns.Joined one, boolean shared) {
        JoinColumnDeclaration declared = one.declared();
        Column like = one.referenced().column();
        Name name = one.name();
        return new ColumnDeclaration(
                name.quoted() ? '"' + name.text() + '"' : name.text(),
                !shared && declared.unique(),
                false,
                true,
                true,
                declared.definition(),
                declared.options(),
                null,
                like.length(),
                like.precision(),
                like.scale(),
                like.secondPrecision(),
                declared.checks(),
                declared.comment());
    }

    /** The columns of identifier attributes as the relationships name them. */
    static OverridesDeclaration overrides(List<Supplied> supplied) {
        Map<String, ColumnDeclaration> byPath = new HashMap<>();
        supplied.forEach(one -> byPath.put(one.path(), one.column()));
        return byPath.isEmpty() ? OverridesDeclaration.NONE : new OverridesDeclaration(byPath, Map.of());
    }

    /** Ties a relationship to the columns of the bound identifier that it supplies. */
    void derive(EntityDraft draft, Slot slot, List<Supplied> supplied) {
        if (draft.id == null) {
            return;
        }
        List<ColumnPair> pairs = new ArrayList<>();
        for (Supplied one : supplied) {
            for (Leaf leaf : draft.id.leaves()) {
                if (Leaves.path(leaf).equals(one.path())) {
                    pairs.add(new ColumnPair(leaf.column(), one.referenced().column()));
                }
            }
        }
        if (pairs.size() == supplied.size()) {
            draft.derived.put(slot, pairs);
            return;
        }
        List<String> known = draft.id.leaves().stream().map(Leaves::path).toList();
        errors.add(
                draft,
                slot.name(),
                "@MapsId means " + supplied.get(0).path() + ", which is no attribute of the identifier"
                        + NearestNames.remark(supplied.get(0).path(), known)
                        + "; name the one that corresponds to it.");
    }

    private static Slot named(EntityDraft draft, String name, Slot otherwise) {
        return draft.slots.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
