package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.util.NearestNames;

/** Finds what {@code mappedBy} names and ties the two sides together. */
final class InverseSides {
    private final Drafts drafts;
    private final MappingErrors errors;

    InverseSides(Drafts drafts, MappingErrors errors) {
        this.drafts = drafts;
        this.errors = errors;
    }

    void link(Place place, Slot slot, Relationship attribute, EntityDraft target) {
        String path = String.valueOf(slot.relationship().mappedBy());
        Attribute found = find(target, path);
        if (found == null && target.attribute(path) == null && target.declares(path)) {
            return; // it has an error of its own
        }
        String fault = fault(place, attribute, target, path, found);
        if (fault != null) {
            errors.add(place, slot.name(), fault);
            return;
        }
        if (found instanceof Relationship owning) {
            tie(place.draft().mapping(), attribute, owning);
            tieBelow(place.draft().mapping(), attribute, target, path);
        }
    }

    /** Under TABLE_PER_CLASS each class has attributes of its own. */
    private static void tieBelow(EntityMapping owner, Relationship attribute, EntityDraft target, String path) {
        if (target.strategy == Inheritance.Strategy.TABLE_PER_CLASS) {
            for (EntityDraft sub : target.subs()) {
                if (find(sub, path) instanceof Relationship owning) {
                    tie(owner, attribute, owning);
                }
                tieBelow(owner, attribute, sub, path);
            }
        }
    }

    private static void tie(EntityMapping owner, Relationship inverse, Relationship owning) {
        if (inverse.inverse() == null) {
            if (inverse instanceof ToOneAttribute toOne) {
                toOne.inverse(owning);
            } else if (inverse instanceof ToManyAttribute toMany) {
                toMany.inverse(owning);
            }
        }
        if (owning.inverse() == null && !inverse.viewOnly() && related(owner, owning.target())) {
            if (owning instanceof ToOneAttribute toOne) {
                toOne.inverse(inverse);
            } else if (owning instanceof ToManyAttribute toMany) {
                toMany.inverse(inverse);
            }
        }
    }

    private @Nullable String fault(
            Place place, Relationship attribute, EntityDraft target, String path, @Nullable Attribute found) {
        String named = "mappedBy = \"" + path + "\"";
        EntityMapping owner = place.draft().mapping();
        if (found == null) {
            List<String> known =
                    target.attributes().stream().map(Attribute::name).toList();
            return named + " names no attribute of " + target.name() + NearestNames.remark(path, known)
                    + "; name the attribute there that refers to " + owner.name() + ".";
        }
        if (!(found instanceof Relationship other)) {
            return named + " names " + target.name() + "." + path
                    + ", which is no relationship; name the attribute there" + " that refers to " + owner.name() + ".";
        }
        if (!related(owner, other.target()) && !sameTable(place.draft(), other.target())) {
            return named + " names " + target.name() + "." + path + ", which refers to "
                    + other.target().name() + "; name the attribute there that refers to " + owner.name() + ".";
        }
        if (!other.owning()) {
            return named + " names " + target.name() + "." + path
                    + ", which is mapped by the other side itself; remove mappedBy from one of the two.";
        }
        String wanted = partner(attribute);
        String is = kind(other);
        return wanted.contains(is)
                ? null
                : named + " names " + target.name() + "." + path + ", which is " + is + ", but " + kind(attribute)
                        + " is mapped by " + wanted + "; change one of the two annotations.";
    }

    private static boolean related(EntityMapping a, EntityMapping b) {
        return a.isOrExtends(b) || b.isOrExtends(a);
    }

    /** Two entities of one table see the same rows, so what refers to one of them refers to the other. */
    private boolean sameTable(EntityDraft owner, EntityMapping other) {
        EntityDraft draft = drafts.find(other.javaType());
        return draft != null && draft.table() == owner.table();
    }

    private static String partner(Relationship attribute) {
        if (attribute instanceof ToManyAttribute toMany) {
            return toMany.manyToMany() ? "@ManyToMany" : "@ManyToOne";
        }
        return "@OneToOne";
    }

    private static String kind(Relationship attribute) {
        if (attribute instanceof ToOneAttribute toOne) {
            return toOne.oneToOne() ? "@OneToOne" : "@ManyToOne";
        }
        return attribute instanceof ToManyAttribute toMany && toMany.manyToMany() ? "@ManyToMany" : "@OneToMany";
    }

    private static @Nullable Attribute find(EntityDraft target, String path) {
        Attribute at = null;
        for (String name : path.split("\\.", -1)) {
            at = at == null
                    ? target.attribute(name)
                    : at instanceof EmbeddedAttribute embedded ? embedded.attribute(name) : null;
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The storage of an inverse side, seen from there; that of the owning side is there by now. */
    void store(Relationship attribute) {
        if (!(attribute instanceof ToManyAttribute toMany)) {
            return;
        }
        JoinTable table = null;
        if (toMany.inverse() instanceof ToOneAttribute owning) {
            table = owning.joinTable();
            if (table == null) {
                toMany.link(null, owning.joinColumns());
            }
        } else if (toMany.inverse() instanceof ToManyAttribute owning) {
            table = owning.joinTable();
        }
        if (table != null) {
            toMany.link(new JoinTable(table.table(), table.element(), table.owner()), List.of());
        }
    }
}
