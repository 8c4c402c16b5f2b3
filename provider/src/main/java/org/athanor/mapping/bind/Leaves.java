package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;

/**
 * Lists the leaves of entities: the identifier's, then those of the other attributes by index, inherited ones being the
 * same objects as in the parent. A leaf of a to-one refers to the target's leaf, which is found on the way, so entities that refer
 * to each other's ordinary columns are worked through recursively.
 */
final class Leaves {
    private final MappingErrors errors;
    private final Map<EntityMapping, EntityDraft> drafts = new HashMap<>();
    private final Map<BasicAttribute, Leaf> basics = new HashMap<>();
    private boolean linked;

    Leaves(Drafts all, MappingErrors errors) {
        this.errors = errors;
        for (EntityDraft draft : all.all()) {
            drafts.put(draft.mapping(), draft);
        }
    }

    /** All leaves of an entity whose attributes are bound. */
    List<Leaf> of(EntityDraft draft) {
        List<Leaf> known = draft.leaves;
        if (known != null) {
            return known;
        }
        List<Leaf> all = new ArrayList<>();
        Identifier id = draft.id;
        if (id != null) {
            all.addAll(id.leaves());
        }
        if (draft.leafing) {
            return all;
        }
        draft.leafing = true;
        EntityDraft above = draft.sharedParent();
        if (above != null) {
            List<Leaf> inherited = of(above);
            all.addAll(inherited.subList(Math.min(all.size(), inherited.size()), inherited.size()));
        }
        for (Attribute attribute : draft.ownAttributes()) {
            if (id == null || !id.attributes().contains(attribute)) {
                all.addAll(of(attribute));
            }
        }
        draft.leafing = false;
        if (linked) {
            draft.leaves = List.copyOf(all);
        }
        return all;
    }

    /** From now on no attribute is linked any more, and the lists are for good. */
    void freeze() {
        linked = true;
    }

    /** The leaves below one attribute of an entity. */
    List<Leaf> of(Attribute attribute) {
        List<Leaf> found = new ArrayList<>();
        collect(attribute, List.of(), found);
        return found;
    }

    private void collect(Attribute attribute, List<Attribute> above, List<Leaf> found) {
        List<Attribute> path = new ArrayList<>(above);
        path.add(attribute);
        if (attribute instanceof BasicAttribute basic) {
            found.add(leaf(basic, path));
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            for (Attribute inner : embedded.attributes()) {
                collect(inner, path, found);
            }
        } else if (attribute instanceof ToOneAttribute toOne) {
            for (ColumnPair pair : toOne.joinColumns()) {
                Leaf referenced = referenced(toOne, pair.referenced());
                if (referenced != null) {
                    found.add(new Leaf(
                            pair.column(), referenced.type(), path, referenced, toOne.insertable(), toOne.updatable()));
                }
            }
        }
    }

    private @Nullable Leaf referenced(ToOneAttribute toOne, Column column) {
        EntityDraft target = drafts.get(toOne.target());
        if (target == null) {
            throw new IllegalStateException("No draft of " + toOne.target());
        }
        if (target.id != null) {
            for (Leaf leaf : target.id.leaves()) {
                if (leaf.column() == column) {
                    return leaf;
                }
            }
        }
        Leaf basic = basic(target.attributes(), List.of(), column);
        if (basic != null) {
            return basic;
        }
        for (Leaf leaf : of(target)) {
            if (leaf.column() == column) {
                return leaf;
            }
        }
        errors.add("Relationship " + toOne + ": it refers to the column " + column
                + ", which refers back; let one of the two refer to an identifier.");
        return null;
    }

    private Leaf leaf(BasicAttribute basic, List<Attribute> path) {
        return basics.computeIfAbsent(
                basic, b -> new Leaf(b.column(), b.type(), path, null, b.insertable(), b.updatable()));
    }

    /** The leaf of the basic attribute that has a column, found without looking at relationships. */
    private @Nullable Leaf basic(List<Attribute> attributes, List<Attribute> above, Column column) {
        for (Attribute attribute : attributes) {
            List<Attribute> path = new ArrayList<>(above);
            path.add(attribute);
            Leaf found = null;
            if (attribute instanceof BasicAttribute basic && basic.column() == column) {
                found = leaf(basic, path);
            } else if (attribute instanceof EmbeddedAttribute embedded) {
                found = basic(embedded.attributes(), path, column);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Reports columns that two attributes of an entity write, in the class that adds the second. */
    void checkWriters(EntityDraft draft) {
        Map<Column, Leaf> writers = new HashMap<>();
        for (Leaf leaf : of(draft)) {
            if (!leaf.insertable() && !leaf.updatable()) {
                continue;
            }
            Leaf other = writers.putIfAbsent(leaf.column(), leaf);
            boolean own = leaf.root().index() >= draft.firstIndex
                    || other != null && other.root().index() >= draft.firstIndex;
            if (other != null && own) {
                errors.add(
                        draft,
                        path(leaf),
                        "it is mapped to the column " + leaf.column() + ", as is " + path(other)
                                + "; give one of them another column, or insertable = false and updatable = false.");
            } else if (own && leaf.column() == draft.inheritance.discriminatorColumn()) {
                errors.add(
                        draft,
                        path(leaf),
                        "it is mapped to the discriminator column " + leaf.column()
                                + "; give it another column, or insertable = false and updatable = false.");
            }
        }
    }

    static String path(Leaf leaf) {
        return String.join(".", leaf.path().stream().map(Attribute::name).toList());
    }
}
