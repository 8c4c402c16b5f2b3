package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.OverridesDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;

/**
 * Binds identifiers, on demand, because a join column needs the identifier it refers to, and a derived identifier is made of
 * join columns (Jakarta Persistence 3.2, 2.4). */
final class Identifiers {
    private final AttributeBinder attributes;
    private final DerivedIdentifiers derived;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final Columns columns;
    private final Leaves leaves;
    private final IdClasses idClasses;
    private final MappingErrors errors;

    Identifiers(
            AttributeBinder attributes,
            JoinColumns joinColumns,
            DerivedIdentifiers derived,
            Drafts drafts,
            ForeignKeys foreignKeys,
            Columns columns,
            Leaves leaves,
            MappingErrors errors) {
        this.attributes = attributes;
        this.joinColumns = joinColumns;
        this.derived = derived;
        this.foreignKeys = foreignKeys;
        this.columns = columns;
        this.leaves = leaves;
        this.idClasses = new IdClasses(drafts, errors);
        this.errors = errors;
    }

    /** Binds the identifier of a draft unless that is done; {@link EntityDraft#id} is null then if there were errors. */
    void bind(EntityDraft draft) {
        if (draft.identified) {
            return;
        }
        if (draft.identifying) {
            errors.add(
                    draft,
                    "its identifier derives from itself through relationships; give one of the entities on the way an @Id of"
                            + " its own.");
            return;
        }
        draft.identifying = true;
        EntityDraft above = draft.sharedParent();
        if (above == null) {
            bindOwn(draft);
        } else {
            bind(above);
            draft.id = above.id;
            draft.key = above.key;
            if (draft.id != null && draft.strategy == Inheritance.Strategy.JOINED) {
                bindKey(draft, above, draft.id);
            }
        }
        if (draft.id != null) {
            bindSecondaryKeys(draft, draft.id);
        }
        draft.identifying = false;
        draft.identified = true;
    }

    private void bindOwn(EntityDraft draft) {
        List<Integer> places = new ArrayList<>();
        List<DerivedIdentifiers.Supplied> supplied = new ArrayList<>();
        Map<Slot, List<DerivedIdentifiers.Supplied>> suppliers = new HashMap<>();
        boolean complete = true;
        for (int i = 0; i < draft.slots.size(); i++) {
            Slot slot = draft.slots.get(i);
            if (slot.declaration().id()) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            noIdentifier(draft);
            return;
        }
        Place place = new Place(draft, draft.table(), "", false, false);
        for (Slot slot : draft.slots) {
            if (slot.declaration().mapsId() != null && slot.declaration().relationship() != null) {
                List<DerivedIdentifiers.Supplied> some =
                        derived.supplied(place, slot, draft.slots.get(places.get(0)), places.size());
                complete &= some != null;
                if (some != null) {
                    supplied.addAll(some);
                    suppliers.put(slot, some);
                }
            }
        }
        OverridesDeclaration overrides = DerivedIdentifiers.overrides(supplied);
        List<Attribute> found = new ArrayList<>();
        for (int i : places) {
            Slot slot = draft.slots.get(i);
            Attribute attribute = complete ? attributes.bind(place, slot.with(overrides), i, true) : null;
            if (attribute != null) {
                draft.bind(i, attribute);
                found.add(attribute);
            }
        }
        if (found.size() == places.size()) {
            finish(draft, found);
            suppliers.forEach((slot, some) -> derived.derive(draft, slot, some));
        }
    }

    private void noIdentifier(EntityDraft draft) {
        boolean named = draft.slots.stream().anyMatch(slot -> slot.name().equals("id"));
        errors.add(
                draft,
                "it has no identifier; "
                        + (named
                                ? "annotate its attribute id with @Id."
                                : "annotate an attribute with @Id or @EmbeddedId."));
    }

    private void finish(EntityDraft draft, List<Attribute> found) {
        Class<?> idClass = idClass(draft);
        List<Leaf> all = new ArrayList<>();
        for (Attribute attribute : found) {
            List<Leaf> some = leaves.of(attribute);
            if (some.isEmpty()) {
                return; // a relationship to an entity that has errors of its own
            }
            all.addAll(some);
        }
        Attribute first = found.get(0);
        boolean composite = first instanceof ToOneAttribute && all.size() > 1;
        if (found.size() > 1 && idClass == null || composite && idClass == null) {
            errors.add(
                    draft,
                    found.size() > 1
                            ? "it has several @Id attributes but no id class; add @IdClass, or use one @EmbeddedId."
                            : "its identifier is that of " + first.javaType().getSimpleName()
                                    + ", which has several columns; add @IdClass with the class of that identifier.");
            return;
        }
        Identifier.Kind kind = idClass != null
                ? Identifier.Kind.ID_CLASS
                : first instanceof EmbeddedAttribute ? Identifier.Kind.EMBEDDED : Identifier.Kind.SINGLE;
        if (idClass != null) {
            idClasses.check(draft, idClass, found);
        }
        Generator generator = found.size() == 1 && first instanceof BasicAttribute basic ? basic.generator() : null;
        draft.id = new Identifier(kind, found, idClass, all, generator);
        draft.key = all.stream().map(Leaf::column).toList();
        if (!columns.taken(draft.table(), draft)) {
            draft.key.forEach(draft.table()::addPrimaryKey);
        }
        columns.share(draft.table(), draft);
    }

    private static @Nullable Class<?> idClass(EntityDraft draft) {
        for (EntityDraft at = draft; at != null; at = at.parent()) {
            for (int i = at.chain().size() - 1; i >= 0; i--) {
                ClassDeclaration one = at.chain().get(i);
                if (one.idClass() != null) {
                    return one.idClass();
                }
            }
        }
        return null;
    }

    /** The key of a JOINED sub table: primary key join columns, or the names in the parent's table. */
    private void bindKey(EntityDraft draft, EntityDraft above, Identifier id) {
        List<Column> key = key(
                draft,
                draft.table(),
                draft.entity().primaryKeyJoinColumns(),
                draft.entity().primaryKeyForeignKey(),
                above,
                id);
        draft.key = key == null ? draft.key : key;
    }

    /** The keys of the secondary tables: their primary key join columns, or the names in the class's own table. */
    private void bindSecondaryKeys(EntityDraft draft, Identifier id) {
        for (EntityDraft.Secondary one : draft.secondaries) {
            List<Column> key =
                    key(draft, one.table, one.declared.primaryKeyJoinColumns(), one.declared.foreignKey(), draft, id);
            one.key = key == null ? List.of() : key;
        }
    }

    /** The key columns of a table that hold the identifier again, and refer to the key of {@code above}; null after an error. */
    private @Nullable List<Column> key(
            EntityDraft draft,
            Table table,
            List<JoinColumnDeclaration> declared,
            ForeignKeyDeclaration foreignKey,
            EntityDraft above,
            Identifier id) {
        Place place = new Place(draft, table, "", true, false);
        List<JoinColumns.Joined> joined = declared.isEmpty()
                ? null
                : joinColumns.match(place, "(primary key join columns)", declared, draft.name(), above);
        if (!declared.isEmpty() && joined == null) {
            return null;
        }
        List<Column> key = new ArrayList<>();
        for (int i = 0; i < id.leaves().size(); i++) {
            Leaf leaf = id.leaves().get(i);
            JoinColumnDeclaration one = joined == null
                    ? JoinColumnDeclaration.DEFAULT
                    : joined.get(i).declared();
            Name name = joined == null || one.name() == null
                    ? above.key.get(i).name()
                    : joined.get(i).name();
            key.add(columns.referring(
                    place, "(primary key)", one, name, leaf.type().sqlType(), leaf.column(), false));
        }
        if (!columns.taken(table, draft)) {
            key.forEach(table::addPrimaryKey);
        }
        columns.share(table, draft);
        boolean own = !declared.isEmpty() && !declared.get(0).foreignKey().isDefault();
        foreignKeys.add(
                table,
                key,
                above.table(),
                above.key,
                own ? declared.get(0).foreignKey() : foreignKey,
                table != above.table());
        return key;
    }
}
