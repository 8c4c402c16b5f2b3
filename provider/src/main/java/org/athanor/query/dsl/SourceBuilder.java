package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.athanor.Alias;
import org.athanor.Subquery;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.ColumnOf;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/** Where the rows of a query come from: ranges for what it selects and does not join, then its joins. */
final class SourceBuilder {
    private final Building building;
    private final Variables variables;
    private final List<Source> sources = new ArrayList<>();
    private final List<Variable> joined = new ArrayList<>();

    SourceBuilder(Building building, Variables variables) {
        this.building = building;
        this.variables = variables;
    }

    List<Source> sources() {
        return sources;
    }

    /** What names are of when that many joins were there: the last of them, or what the query begins with. */
    @Nullable
    Variable variable(int joins) {
        return joins == 0 ? variables.first() : joined.get(joins - 1);
    }

    void build(Question question) {
        if (question.rows != null) {
            rows(question.rows);
        }
        Set<Node> roots = new LinkedHashSet<>();
        if (question.from != null) {
            roots.add(question.from);
        }
        List<Node> items = new ArrayList<>(question.origins.isEmpty() ? question.items : question.origins);
        items.removeIf(item -> variables.column(item) != null);
        Set<Node> selected = TreeBuilder.roots(items);
        question.joins.forEach(join -> selected.remove(target(join)));
        roots.addAll(selected);
        for (Node root : roots) {
            if (!declared(root)) {
                sources.add(range(root));
            }
        }
        if (sources.isEmpty() && !question.items.stream().allMatch(SourceBuilder::rowless)) {
            throw new IllegalArgumentException("The query selects nothing that tells where its rows come from: name an"
                    + " entity by selectFrom(…)");
        }
        JoinBuilder joins = new JoinBuilder(building, variables, this);
        for (Question.Join join : question.joins) {
            variables.names(variable(joined.size()));
            Source source = joins.join(join);
            sources.add(source);
            joined.add(source.variable());
        }
    }

    /** What can be selected from nothing. */
    private static boolean rowless(Node item) {
        return item instanceof Node.Labelled labelled
                ? rowless(labelled.node())
                : item instanceof Node.ExistsQuery || item instanceof Node.Query || item instanceof Node.Literal;
    }

    /** What the join declares, as an item of the select list would say it. */
    private Node target(Question.Join join) {
        if (join.target() != null) {
            return join.target();
        }
        Class<?> type = join.relationship() instanceof Node.Path path ? JoinBuilder.targetType(building, path) : null;
        return new Node.Root(type == null ? Object.class : type);
    }

    private boolean declared(Node root) {
        return root instanceof Node.Root entity
                ? variables.has(entity.entity())
                : variables.has(((Node.Aliased) root).origin());
    }

    /** All rows of an entity, an alias or a subquery; declares it. */
    Source range(Node root) {
        if (root instanceof Node.Root entity) {
            EntityMapping mapping = building.entity(entity.entity());
            Variable variable = building.variable(new Domain.Entities(mapping));
            variables.declare(variable, null);
            return new Source.Range(variable, mapping);
        }
        if (!(root instanceof Node.Aliased aliased)) {
            throw new IllegalArgumentException(root + " is neither an entity nor an alias nor a subquery");
        }
        Origin origin = aliased.origin();
        CommonRows common = common(origin);
        if (common != null) {
            Variable variable = rowsVariable(origin, common.build(building));
            variables.declare(variable, origin);
            return new Source.CommonRange(variable, Objects.requireNonNull(common.name()));
        }
        Query query = query(origin);
        Variable variable = variable(origin, query);
        variables.declare(variable, origin);
        return query == null
                ? new Source.Range(variable, ((Domain.Entities) variable.domain()).entity())
                : new Source.QueryRange(variable, query);
    }

    /** The common table that gives the rows, of an alias too; null when none does. */
    static @Nullable CommonRows common(Origin origin) {
        Object rows = origin instanceof Alias<?> alias ? alias.rows() : origin;
        return rows instanceof CommonRows common ? common : null;
    }

    /** Whether a query gives the rows. */
    static boolean derived(Origin origin) {
        return !(origin instanceof Alias<?> alias) || alias.rows() != null;
    }

    /** The query that gives the rows of an alias or subquery, null for an alias of an entity. */
    @Nullable
    Query query(Origin origin) {
        Subquery rows = origin instanceof Alias<?> alias ? alias.rows() : (Subquery) origin;
        return rows == null ? null : ((RowsOfQuery) rows).build(building);
    }

    /** The variable for an alias, or for a subquery whose rows the query gives. */
    Variable variable(Origin origin, @Nullable Query query) {
        if (origin instanceof Alias<?> alias) {
            Domain domain = new Domain.Entities(building.entity(alias.entity()));
            return alias.name() == null ? building.variable(domain) : building.variable(alias.name(), domain);
        }
        if (query == null) {
            throw new IllegalArgumentException(origin + " gives no rows");
        }
        return rowsVariable(origin, new Domain.Rows(query));
    }

    /** The variable for an alias, or for rows that are such. */
    Variable rowsVariable(Origin origin, Domain rows) {
        if (origin instanceof Alias<?>) {
            return variable(origin, null);
        }
        String name = ((RowSource) origin).name();
        return name == null ? building.variable(rows) : building.variable(name, rows);
    }

    /** The rows of a combined query stand for what it selects. */
    private void rows(RowsOfQuery rows) {
        Query query = rows.build(building);
        if (rows.items().size() == 1 && rows.items().get(0) instanceof Node.Root root) {
            EntityMapping mapping = building.entity(root.entity());
            Variable variable = building.variable(new Domain.Entities(mapping));
            variables.declare(variable, null);
            sources.add(new Source.QueryRange(variable, query));
            return;
        }
        Variable variable = building.variable(new Domain.Rows(query));
        variables.declare(variable, rows);
        sources.add(new Source.QueryRange(variable, query));
        for (int i = 0; i < rows.items().size(); i++) {
            ColumnOf column = new ColumnOf(variable, i);
            Node item = rows.items().get(i);
            variables.column(item, column);
            if (item instanceof Node.Labelled labelled) {
                variables.column(labelled.node(), column);
            }
        }
    }
}
