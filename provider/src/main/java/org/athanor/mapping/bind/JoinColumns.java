package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.util.NearestNames;

/** Matches declared join columns with the columns they refer to, and names those that are not declared. */
final class JoinColumns {
    /** One join column to be: its name, and the leaf of the target it refers to. */
    record Joined(JoinColumnDeclaration declared, Name name, Leaf referenced) {}

    private final Names names;
    private final Columns columns;
    private final Leaves leaves;
    private final MappingErrors errors;

    JoinColumns(Names names, Columns columns, Leaves leaves, MappingErrors errors) {
        this.names = names;
        this.columns = columns;
        this.leaves = leaves;
        this.errors = errors;
    }

    /** Whether all the columns refer to the target's identifier, so that nothing but that need be bound. */
    boolean onIdentifier(List<JoinColumnDeclaration> declared, EntityDraft target) {
        for (JoinColumnDeclaration one : declared) {
            String reference = one.referencedColumnName();
            if (reference != null && idLeaf(target, names.of(reference)) == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * The join columns to {@code target}, in the order of its identifier if they refer to that. Undeclared names are
     * {@code prefix_column} (Jakarta Persistence 3.2, 11.1.26). Null, and an error, when the two do not match.
     */
    @Nullable
    List<Joined> match(
            Place place, String attribute, List<JoinColumnDeclaration> declared, String prefix, EntityDraft target) {
        Identifier id = target.id;
        if (id == null) {
            return null;
        }
        if (declared.isEmpty()) {
            return id.leaves().stream()
                    .map(leaf -> new Joined(
                            JoinColumnDeclaration.DEFAULT, names.joined(prefix, keyName(target, leaf)), leaf))
                    .toList();
        }
        long named = declared.stream()
                .filter(one -> one.referencedColumnName() != null)
                .count();
        boolean byPosition = named == 0;
        if (byPosition ? declared.size() != id.leaves().size() : named != declared.size()) {
            errors.add(place, attribute, countMessage(declared, target, id, byPosition));
            return null;
        }
        List<Joined> joined = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            JoinColumnDeclaration one = declared.get(i);
            Leaf referenced = byPosition ? id.leaves().get(i) : find(place, attribute, one, target);
            if (referenced == null) {
                return null;
            }
            Name name = one.name() == null ? names.joined(prefix, keyName(target, referenced)) : names.of(one.name());
            joined.add(new Joined(one, name, referenced));
        }
        if (onIdentifier(declared, target)) {
            if (joined.size() != id.leaves().size()) {
                errors.add(place, attribute, countMessage(declared, target, id, true));
                return null;
            }
            joined.sort(Comparator.comparingInt(one -> id.leaves().indexOf(one.referenced())));
        }
        return joined;
    }

    /** Makes the columns in the table of {@code place}. */
    List<ColumnPair> pairs(Place place, String attribute, List<Joined> joined, boolean optional) {
        List<ColumnPair> pairs = new ArrayList<>();
        for (Joined one : joined) {
            Leaf referenced = one.referenced();
            Column column = columns.referring(
                    place,
                    attribute,
                    one.declared(),
                    one.name(),
                    referenced.type().sqlType(),
                    referenced.column(),
                    optional);
            pairs.add(new ColumnPair(column, referenced.column()));
        }
        return pairs;
    }

    private static String countMessage(
            List<JoinColumnDeclaration> declared, EntityDraft target, Identifier id, boolean byPosition) {
        List<Name> keys = id.leaves().stream().map(leaf -> leaf.column().name()).toList();
        String all = String.join(", ", keys.stream().map(Name::text).toList());
        return byPosition
                ? "it has " + declared.size() + " join column" + (declared.size() == 1 ? "" : "s")
                        + ", but the identifier of "
                        + target.name() + " has " + keys.size() + " column" + (keys.size() == 1 ? "" : "s") + " (" + all
                        + "); give one @JoinColumn with a referencedColumnName for each."
                : "some of its join columns have a referencedColumnName and some have none; give each one of " + all
                        + ".";
    }

    private @Nullable Leaf find(Place place, String attribute, JoinColumnDeclaration one, EntityDraft target) {
        String reference = String.valueOf(one.referencedColumnName());
        Name name = names.of(reference);
        Leaf leaf = idLeaf(target, name);
        if (leaf != null) {
            return leaf;
        }
        for (Leaf other : leaves.of(target)) {
            if (other.column().name().equals(name)) {
                return other;
            }
        }
        List<String> known = leaves.of(target).stream()
                .map(other -> other.column().name().text())
                .toList();
        errors.add(
                place,
                attribute,
                "referencedColumnName \"" + reference + "\" is no column of " + target.name()
                        + NearestNames.remark(reference, known) + "; name one of the table " + target.table() + ".");
        return null;
    }

    /** The name of a column in the target's own table, where a joined subclass may call its key otherwise than the root. */
    private static Name keyName(EntityDraft target, Leaf leaf) {
        int place = target.id == null ? -1 : target.id.leaves().indexOf(leaf);
        return (place < 0 ? leaf.column() : target.key.get(place)).name();
    }

    private static @Nullable Leaf idLeaf(EntityDraft target, Name name) {
        Identifier id = target.id;
        if (id == null) {
            return null;
        }
        for (int i = 0; i < id.leaves().size(); i++) {
            if (id.leaves().get(i).column().name().equals(name)
                    || target.key.get(i).name().equals(name)) {
                return id.leaves().get(i);
            }
        }
        return null;
    }
}
