package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.load.RelationshipJoin;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.KeyOf;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.Treat;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.sql.SqlExpression;

/**
 * Paths to columns. A to-one on the way is an inner join (Jakarta Persistence 3.2, 4.4.4), made once for all paths through
 * it; where the foreign key itself answers (its target's identifier is asked for), there is no join.
 */
final class PathTranslator {
    private final Translation translation;

    PathTranslator(Translation translation) {
        this.translation = translation;
    }

    /** The value a path or variable stands for. */
    Term term(PathBase path) {
        if (path instanceof Path p) {
            return walk(p.base(), p.attributes());
        }
        return path instanceof KeyOf key ? walk(key, List.of()) : whole(occurrence(path));
    }

    /** The tables of the instance that a path or variable stands for; a to-one at its end is joined. */
    Occurrence occurrence(PathBase path) {
        if (path instanceof VariableRef ref) {
            return translation.scope().find(ref.variable());
        }
        if (path instanceof Treat treat) {
            Occurrence found = occurrence(treat.term());
            SqlExpression restriction = found.requireGroup().isInstance(treat.type());
            if (restriction != null) {
                translation.treat(restriction);
            }
            return found.as(new Domain.Entities(treat.type()));
        }
        if (path instanceof KeyOf key) {
            return follow(entry(key), List.of(key.key()), false);
        }
        Path p = (Path) path;
        return follow(occurrence(p.base()), p.attributes(), false);
    }

    /** What holds the columns of a map's key. */
    private Occurrence entry(KeyOf key) {
        return translation.scope().find(key.variable()).ofKey(key.domain());
    }

    /** The same, but without the instances being required to be there: what a select list asks for. */
    Occurrence optionalOccurrence(PathBase path) {
        if (path instanceof KeyOf key) {
            return follow(entry(key), List.of(key.key()), true);
        }
        if (!(path instanceof Path p)) {
            return occurrence(path);
        }
        List<Attribute> attributes = p.attributes();
        int last = attributes.size() - 1;
        Occurrence owner = follow(occurrence(p.base()), attributes.subList(0, last), false);
        return follow(owner, attributes.subList(last, last + 1), true);
    }

    /** Goes on from an occurrence; {@code left} joins keep it when there is nothing to go on to. */
    Occurrence follow(Occurrence from, List<? extends Attribute> attributes, boolean left) {
        Occurrence at = from;
        for (Attribute attribute : attributes) {
            if (attribute instanceof EmbeddedAttribute embedded) {
                at = at.as(new Domain.Embeddeds(embedded));
            } else if (attribute instanceof ToOneAttribute toOne) {
                at = join(at, toOne, left);
            } else {
                throw new QueryTranslationException("A path cannot go on from '" + attribute.name()
                        + "': it is no single instance or embedded value");
            }
        }
        return at;
    }

    private Occurrence join(Occurrence owner, Relationship relationship, boolean left) {
        QueryScope scope = translation.scope();
        JoinNode open = owner.home() == scope ? scope.open() : null;
        JoinNode within = open != null && open.holds(owner.node()) ? open : null;
        boolean foreign = owner.home() != scope;
        Occurrence known = owner.home().implicit(owner, relationship, within);
        if (known != null) {
            if (!left && !foreign && known.node() != null) {
                known.node().requireInner();
            }
            return known;
        }
        RelationshipJoin join = new RelationshipJoin(owner::column, relationship, translation.aliases(), null);
        JoinNode node = JoinNode.of(left || foreign, join);
        if (within != null) {
            within.nest(node);
        } else {
            owner.root().join(node);
        }
        Occurrence made = Occurrence.of(relationship, join, owner.root(), node, owner.home());
        owner.home().implicit(owner, relationship, within, made);
        return made;
    }

    /** The value at an occurrence. */
    Term whole(Occurrence occurrence) {
        Domain domain = occurrence.domain();
        if (domain instanceof Domain.Entities entities) {
            return new Term.Instance(
                    entities.entity(), occurrence.requireGroup().idColumns());
        }
        if (domain instanceof Domain.Embeddeds embeddeds) {
            return embedded(occurrence, embeddeds.embedded());
        }
        BasicAttribute basic = ((Domain.Basics) domain).basic();
        return new Term.Value(occurrence.column(basic.column()), basic.type());
    }

    private Term walk(PathBase base, List<Attribute> rest) {
        List<Attribute> attributes = rest;
        Occurrence at;
        if (base instanceof KeyOf key) {
            attributes = new ArrayList<>(List.of(key.key()));
            attributes.addAll(rest);
            at = entry(key);
        } else {
            at = occurrence(base);
        }
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            if (attribute instanceof BasicAttribute basic) {
                return new Term.Value(at.column(basic.column()), basic.type());
            }
            if (attribute instanceof ToOneAttribute toOne) {
                Term key = foreignKey(at, toOne, attributes.subList(i + 1, attributes.size()));
                if (key != null) {
                    return key;
                }
            }
            at = follow(at, List.of(attribute), false);
        }
        return whole(at);
    }

    /** Whether the column of a to-one can answer for its target. */
    static boolean storedHere(ToOneAttribute toOne) {
        return toOne.joinTable() == null && !toOne.joinColumns().isEmpty() && toOne.referencesId();
    }

    /** The target, or a part of its identifier, by the foreign key's columns; null when only the target's row tells. */
    private @Nullable Term foreignKey(Occurrence owner, ToOneAttribute toOne, List<Attribute> rest) {
        if (!storedHere(toOne)) {
            return null;
        }
        EntityMapping target = toOne.target();
        List<Leaf> leaves = target.id().leaves();
        if (rest.isEmpty()) {
            return new Term.Instance(
                    target,
                    leaves.stream().map(leaf -> column(owner, toOne, leaf)).toList());
        }
        List<Leaf> under =
                leaves.stream().filter(leaf -> startsWith(leaf.path(), rest)).toList();
        if (!under.isEmpty()) {
            return part(owner, toOne, under, rest);
        }
        for (Leaf leaf : leaves) {
            if (leaf.referenced() != null
                    && startsWith(rest, leaf.path())
                    && leaf.referenced().path().equals(rest.subList(leaf.path().size(), rest.size()))) {
                return new Term.Value(column(owner, toOne, leaf), leaf.type());
            }
        }
        return null;
    }

    private @Nullable Term part(Occurrence owner, ToOneAttribute toOne, List<Leaf> leaves, List<Attribute> rest) {
        Attribute last = rest.get(rest.size() - 1);
        if (last instanceof BasicAttribute) {
            return new Term.Value(
                    column(owner, toOne, leaves.get(0)), leaves.get(0).type());
        }
        if (last instanceof EmbeddedAttribute embedded) {
            List<Term.Part> parts = new ArrayList<>();
            for (Leaf leaf : leaves) {
                List<Attribute> path =
                        leaf.path().subList(rest.size(), leaf.path().size());
                parts.add(new Term.Part(path, column(owner, toOne, leaf), leaf.type()));
            }
            return new Term.Embedded(embedded, parts);
        }
        if (last instanceof ToOneAttribute inner
                && leaves.size() == inner.target().id().leaves().size()) {
            return new Term.Instance(
                    inner.target(),
                    leaves.stream().map(leaf -> column(owner, toOne, leaf)).toList());
        }
        return null;
    }

    private static SqlExpression column(Occurrence owner, ToOneAttribute toOne, Leaf referenced) {
        for (ColumnPair pair : toOne.joinColumns()) {
            if (pair.referenced() == referenced.column()) {
                return owner.column(pair.column());
            }
        }
        throw new IllegalStateException(toOne + " does not refer to " + referenced.column());
    }

    private static boolean startsWith(List<Attribute> path, List<Attribute> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    private Term.Embedded embedded(Occurrence occurrence, EmbeddedAttribute embedded) {
        List<Term.Part> parts = new ArrayList<>();
        collect(occurrence, embedded, List.of(), parts);
        return new Term.Embedded(embedded, parts);
    }

    private static void collect(
            Occurrence occurrence, EmbeddedAttribute embedded, List<Attribute> above, List<Term.Part> into) {
        for (Attribute attribute : embedded.attributes()) {
            List<Attribute> path = new ArrayList<>(above);
            path.add(attribute);
            if (attribute instanceof BasicAttribute basic) {
                into.add(new Term.Part(path, occurrence.column(basic.column()), basic.type()));
            } else if (attribute instanceof EmbeddedAttribute inner) {
                collect(occurrence, inner, path, into);
            } else if (attribute instanceof ToOneAttribute toOne && storedHere(toOne)) {
                for (Leaf leaf : toOne.target().id().leaves()) {
                    into.add(new Term.Part(path, column(occurrence, toOne, leaf), leaf.type()));
                }
            }
        }
    }
}
