package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.load.RelationshipJoin;
import org.athanor.load.TableGroup;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Source.PathJoin;
import org.athanor.query.tree.Variable;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;

/** Declares the variables of a query (Jakarta Persistence 3.2, 4.4). Their names become the aliases. */
final class FromTranslator {
    private final Translation translation;

    FromTranslator(Translation translation) {
        this.translation = translation;
    }

    /** Declares the sources in order; a fetch that its plan reads by another select makes no join. */
    void declare(List<Source> sources, FetchPlan fetches) {
        for (Source source : sources) {
            if (source instanceof Source.Range range) {
                range(range);
            } else if (source instanceof Source.Derived derived) {
                derived(
                        derived.variable(),
                        derived.path().attributes(),
                        translation.paths().occurrence(derived.path().base()));
            } else if (source instanceof Source.EntityJoin join) {
                entityJoin(join);
            } else if (source instanceof Source.QueryRange queryRange) {
                queryRange(queryRange);
            } else if (source instanceof Source.QueryJoin queryJoin) {
                queryJoin(queryJoin);
            } else if (source instanceof Source.CommonRange common) {
                rowsRange(rows(common.variable(), translation.common(common.table())), common.variable());
            } else if (source instanceof Source.CommonJoin common) {
                Rows rows = rows(common.variable(), translation.common(common.table()));
                rowsJoin(rows, common.left(), common.variable(), common.on());
            } else if (source instanceof Source.PathJoin join) {
                if (fetches.separate(join)) {
                    separate(join, fetches);
                } else {
                    pathJoin(join);
                }
            }
        }
    }

    /** The entity of a range; of an update or delete too. */
    Occurrence range(Source.Range range) {
        TableGroup group = group(range.variable(), range.entity());
        FromRoot root = FromRoot.of(group);
        translation.scope().add(root);
        Occurrence occurrence = Occurrence.of(group, range.variable().domain(), root, null, translation.scope());
        translation.scope().declare(range.variable(), occurrence);
        return occurrence;
    }

    private TableGroup group(Variable variable, EntityMapping entity) {
        String alias = alias(variable);
        return alias == null
                ? new TableGroup(entity, translation.aliases())
                : new TableGroup(entity, translation.aliases(), alias);
    }

    /** The variable's name if it has one in the text. */
    private @Nullable String alias(Variable variable) {
        String name = variable.name();
        return name.startsWith("#") || name.equals("this")
                ? null
                : translation.aliases().claim(name);
    }

    private String alias(Variable variable, ElementCollectionAttribute elements) {
        String alias = alias(variable);
        return alias != null
                ? alias
                : translation.aliases().next(elements.table().table());
    }

    /** A root of a subquery that a path from the query around it leads to; the first relationship of it is the root. */
    private void derived(Variable variable, List<Attribute> attributes, Occurrence base) {
        QueryScope scope = translation.scope();
        Occurrence at = base;
        boolean rooted = false;
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            boolean last = i == attributes.size() - 1;
            if (attribute instanceof EmbeddedAttribute embedded) {
                at = at.as(new Domain.Embeddeds(embedded));
            } else if (rooted && !last) {
                at = translation.paths().follow(at, List.of(attribute), false);
            } else if (rooted) {
                at = joined(variable, attribute, at, false, null);
            } else {
                at = root(scope, attribute, at, last ? variable : null);
                rooted = true;
            }
        }
        scope.declare(variable, at.as(variable.domain()));
    }

    private Occurrence root(QueryScope scope, Attribute attribute, Occurrence owner, @Nullable Variable variable) {
        if (attribute instanceof ElementCollectionAttribute elements) {
            Variable named = variable != null ? variable : new Variable("#", Domain.of(attribute));
            String alias = alias(named, elements);
            FromRoot root = FromRoot.of(new TableRef(elements.table().table(), alias));
            scope.add(root);
            scope.condition(elementKey(elements, alias, owner));
            return new Occurrence(
                    Domain.of(attribute), null, alias, root, null, scope, new Occurrence.Via(attribute, null));
        }
        Relationship relationship = (Relationship) attribute;
        RelationshipJoin join = new RelationshipJoin(
                owner::column, relationship, translation.aliases(), variable == null ? null : alias(variable));
        FromRoot root = FromRoot.of(join);
        scope.add(root);
        return Occurrence.of(relationship, join, root, null, scope);
    }

    static SqlExpression elementKey(ElementCollectionAttribute elements, String alias, Occurrence owner) {
        List<SqlExpression> terms = elements.table().owner().stream()
                .map(pair -> SqlExpression.eq(new ColumnRef(alias, pair.column()), referenced(owner, pair)))
                .toList();
        return terms.size() == 1 ? terms.get(0) : new SqlExpression.And(terms);
    }

    private static SqlExpression referenced(Occurrence owner, ColumnPair pair) {
        return owner.column(pair.referenced());
    }

    private void entityJoin(Source.EntityJoin join) {
        QueryScope scope = translation.scope();
        TableGroup group = group(join.variable(), join.entity());
        JoinNode node = JoinNode.of(join.left(), group);
        FromRoot root = scope.lastRoot();
        scope.declare(join.variable(), Occurrence.of(group, join.variable().domain(), root, node, scope));
        condition(node, join.on());
        root.join(node);
    }

    private void queryRange(Source.QueryRange range) {
        rowsRange(rows(range.variable(), query(range.query())), range.variable());
    }

    private void rowsRange(Rows rows, Variable variable) {
        QueryScope scope = translation.scope();
        FromRoot root = rows.group() != null ? FromRoot.of(rows.group()) : FromRoot.of(rows.from());
        scope.add(root);
        scope.declare(variable, rows.occurrence(root, null, scope));
    }

    private void queryJoin(Source.QueryJoin join) {
        rowsJoin(rows(join.variable(), query(join.query())), join.left(), join.variable(), join.on());
    }

    private void rowsJoin(Rows rows, boolean left, Variable variable, @Nullable Condition on) {
        QueryScope scope = translation.scope();
        JoinNode node = rows.group() != null ? JoinNode.of(left, rows.group()) : JoinNode.of(left, rows.from());
        FromRoot root = scope.lastRoot();
        scope.declare(variable, rows.occurrence(root, node, scope));
        condition(node, on);
        root.join(node);
    }

    /** A query in FROM; {@code group} null unless its rows are instances of an entity. */
    private record Rows(
            Domain domain,
            String alias,
            QueryRows query,
            @Nullable TableGroup group) {
        Supplier<FromItem> from() {
            return () -> query.from(alias);
        }

        Occurrence occurrence(FromRoot root, @Nullable JoinNode node, QueryScope home) {
            return new Occurrence(domain, group, alias, root, node, home, null);
        }
    }

    private QueryRows query(Query query) {
        return new RowsTranslator(translation).rows(query, null);
    }

    private Rows rows(Variable variable, QueryRows rows) {
        String named = alias(variable);
        String alias = named == null ? translation.aliases().next("q") : named;
        TableGroup group = variable.domain() instanceof Domain.Entities entities
                ? new TableGroup(entities.entity(), translation.aliases(), alias, rows.of(entities.entity()))
                : null;
        translation.rows(variable, rows, alias);
        return new Rows(variable.domain(), alias, rows, group);
    }

    private void pathJoin(Source.PathJoin join) {
        List<Attribute> attributes = join.path().attributes();
        Occurrence base = translation.paths().occurrence(join.path().base());
        if (base.home() != translation.scope()) {
            derived(join.variable(), attributes, base);
            return;
        }
        int last = attributes.size() - 1;
        Occurrence owner = translation.paths().follow(base, attributes.subList(0, last), join.left());
        Occurrence target = joined(join.variable(), attributes.get(last), owner, join.left(), join);
        translation.scope().declare(join.variable(), target);
    }

    /** Joins what an attribute leads to, under the variable's name. */
    private Occurrence joined(
            Variable variable, Attribute attribute, Occurrence owner, boolean left, @Nullable PathJoin join) {
        QueryScope scope = translation.scope();
        if (attribute instanceof EmbeddedAttribute embedded) {
            Occurrence part = owner.as(new Domain.Embeddeds(embedded));
            if (join != null && join.on() != null) {
                scope.declare(variable, part);
                scope.condition(translation.condition(join.on()));
            }
            return part;
        }
        JoinNode node;
        Occurrence target;
        if (attribute instanceof ElementCollectionAttribute elements) {
            String alias = alias(variable, elements);
            node = JoinNode.of(left, new TableRef(elements.table().table(), alias));
            node.condition(elementKey(elements, alias, owner));
            target = new Occurrence(
                    Domain.of(attribute), null, alias, owner.root(), node, scope, new Occurrence.Via(attribute, null));
        } else {
            Relationship relationship = (Relationship) attribute;
            RelationshipJoin made =
                    new RelationshipJoin(owner::column, relationship, translation.aliases(), alias(variable));
            node = JoinNode.of(left, made);
            target = Occurrence.of(relationship, made, owner.root(), node, scope);
        }
        if (join != null) {
            target = narrow(join, node, target);
            scope.declare(variable, target);
            condition(node, join.on());
            share(join, attribute, owner, target);
        }
        owner.root().join(node);
        return target;
    }

    private static Occurrence narrow(Source.PathJoin join, JoinNode node, Occurrence target) {
        if (join.treat() == null) {
            return target;
        }
        node.condition(target.requireGroup().isInstance(join.treat()));
        return target.as(new Domain.Entities(join.treat()));
    }

    /** Paths along a to-one that is joined in full need no join of their own. */
    private void share(Source.PathJoin join, Attribute attribute, Occurrence owner, Occurrence target) {
        if (attribute instanceof ToOneAttribute && join.on() == null && join.treat() == null) {
            if (translation.scope().implicit(owner, attribute, null) == null) {
                translation.scope().implicit(owner, attribute, null, target);
            }
        }
    }

    private void condition(JoinNode node, @Nullable Condition on) {
        if (on == null) {
            return;
        }
        QueryScope scope = translation.scope();
        JoinNode before = scope.open();
        scope.open(node);
        try {
            node.condition(translation.condition(on));
        } finally {
            scope.open(before);
        }
    }

    /**
     * A fetch that another select reads. An inner one still demands that there is something to fetch; and when the query
     * speaks of its variable, the variable is joined after all.
     */
    private void separate(Source.PathJoin join, FetchPlan fetches) {
        QueryScope scope = translation.scope();
        if (fetches.conditionLost(join)) {
            throw new QueryTranslationException(
                    "A fetch join with an ON condition cannot be combined with paging, a second"
                            + " collection or several selected items: fetch joins bring whole collections");
        }
        scope.declareOnDemand(join.variable(), () -> {
            pathJoin(join);
            return scope.find(join.variable());
        });
    }
}
