package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.expression.Node;
import org.athanor.expression.Order;
import org.athanor.query.execute.Bindings;
import org.athanor.query.translate.Loads;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;

/** A question to a tree: what it selects tells where rows come from, joins add to that, then come the clauses. */
final class TreeBuilder {
    private final Building building;

    TreeBuilder(Building building) {
        this.building = building;
    }

    /** As a part of another query, its limits in the tree. */
    Query nested(Question question, @Nullable Variables around) {
        if (question.statement != null) {
            throw new IllegalArgumentException(
                    "A query fromStatement cannot stand within another one: write it into the" + " text of that one");
        }
        Query query = select(question, new Variables(around)).tree();
        if (!question.limited()) {
            return query;
        }
        Bindings bindings = building.bindings();
        return new LimitedQuery(
                query,
                question.offset == 0 ? null : bindings.add(question.offset),
                question.limit == Integer.MAX_VALUE ? null : bindings.add(question.limit));
    }

    /** A select, and how its entities are loaded. */
    record Built(Query tree, Loads loads) {}

    /** A whole query. */
    Built build(Question question) {
        Built built = select(question, new Variables(null));
        return new Built(building.withTables(built.tree()), built.loads());
    }

    private Built select(Question question, Variables variables) {
        return building.under(Criterion.of(question.options), () -> restricted(question, variables));
    }

    private Built restricted(Question question, Variables variables) {
        building.params().putAll(question.params);
        SourceBuilder sources = new SourceBuilder(building, variables);
        sources.build(question);
        ExpressionBuilder expressions = new ExpressionBuilder(building, variables);
        List<Selection> items = new ArrayList<>();
        for (Node item : question.items) {
            String label = item instanceof Node.Labelled labelled ? labelled.label() : null;
            items.add(new Selection.Value(expressions.expression(item), label));
        }
        if (question.construction != null) {
            items = List.of(new Selection.Construction(question.construction, items, null));
        }
        Condition where =
                Criterion.both(where(question, sources, variables, expressions), ranges(sources.sources(), variables));
        List<Expression> groupBy = expressions.all(question.groupBy);
        Condition having = expressions.conditionOf(question.having);
        List<Ordering> order = new ArrayList<>();
        for (Order each : Question.append(question.mapped, question.order)) {
            order.add(new Ordering(ordered(each.node(), question, expressions), each.descending(), each.nullsFirst()));
        }
        List<Source> from = new ArrayList<>(sources.sources());
        from.replaceAll(source -> building.restricted(source, variables));
        Options options = new Options(building, variables, items);
        options.apply(question.options);
        from.addAll(options.fetches());
        return new Built(
                new SelectQuery(question.distinct, items, from, where, groupBy, having, order), options.loads());
    }

    /** What is said of the entities that the query begins with. */
    private @Nullable Condition ranges(List<Source> sources, Variables variables) {
        Condition all = null;
        for (Source source : sources) {
            if (source instanceof Source.Range range && !building.criteria().isEmpty()) {
                all = Criterion.both(
                        all, Criterion.condition(building.criteria(), building, range.variable(), variables));
            }
        }
        return all;
    }

    /** What is selected is ordered by as it was selected, so that its values are bound once. */
    private static Expression ordered(Node node, Question question, ExpressionBuilder expressions) {
        if (!(node instanceof Node.Path) && question.construction == null) {
            for (int i = 0; i < question.items.size(); i++) {
                if (question.items.get(i).equals(node)
                        || question.items.get(i) instanceof Node.Labelled labelled
                                && labelled.node().equals(node)) {
                    return new Expression.SelectedItem(i);
                }
            }
        }
        return expressions.expression(node);
    }

    private static @Nullable Condition where(
            Question question, SourceBuilder sources, Variables variables, ExpressionBuilder expressions) {
        if (question.filters.isEmpty()) {
            return null;
        }
        List<Condition> terms = new ArrayList<>();
        for (Question.Filter filter : question.filters) {
            variables.names(sources.variable(filter.joined()));
            Condition term = expressions.condition(filter.condition());
            if (term instanceof Condition.And and) {
                terms.addAll(and.terms());
            } else {
                terms.add(term);
            }
        }
        return terms.size() == 1 ? terms.get(0) : new Condition.And(terms);
    }

    /** The entities and aliases that a node speaks of, in order; not those of queries within it. */
    static Set<Node> roots(List<Node> nodes) {
        Set<Node> roots = new LinkedHashSet<>();
        nodes.forEach(node -> roots(node, roots));
        return roots;
    }

    private static void roots(Node node, Set<Node> into) {
        if (node instanceof Node.Root || node instanceof Node.Aliased) {
            into.add(node);
        } else if (node instanceof Node.Path path) {
            roots(path.base(), into);
        } else if (node instanceof Node.Column column) {
            into.add(new Node.Aliased(column.subquery()));
        } else if (node instanceof Node.Labelled labelled) {
            roots(labelled.node(), into);
        } else if (node instanceof Node.Operation operation) {
            operation.operands().forEach(each -> roots(each, into));
        } else if (node instanceof Node.Over over) {
            roots(over.function(), into);
            over.partitionBy().forEach(each -> roots(each, into));
            over.orderBy().forEach(each -> roots(each.node(), into));
        } else if (node instanceof Node.Function function) {
            function.arguments().forEach(each -> roots(each, into));
        } else if (node instanceof Node.Case cases) {
            cases.branches().forEach(branch -> {
                roots(branch.condition(), into);
                roots(branch.result(), into);
            });
            if (cases.otherwise() != null) {
                roots(cases.otherwise(), into);
            }
        }
    }
}
