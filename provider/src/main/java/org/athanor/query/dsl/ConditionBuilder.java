package org.athanor.query.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/** Conditions to the tree, with SQLAlchemy's meaning for what is asked of relationships. */
final class ConditionBuilder {
    private final Building building;
    private final Variables variables;
    private final ExpressionBuilder expressions;

    ConditionBuilder(Building building, Variables variables, ExpressionBuilder expressions) {
        this.building = building;
        this.variables = variables;
        this.expressions = expressions;
    }

    Condition condition(Node node) {
        if (node instanceof Node.Operation operation) {
            return operation(operation.operator(), operation.operands());
        }
        if (node instanceof Node.Exists exists) {
            return exists(exists);
        }
        if (node instanceof Node.ExistsQuery exists) {
            return new Condition.Exists(building.subquery(exists.query(), variables), false);
        }
        return new Condition.Holds(expressions.expression(node));
    }

    private Condition operation(Operator operator, List<Node> operands) {
        return switch (operator) {
            case AND -> all(operands);
            case OR -> Condition.any(conditions(operands));
            case NOT -> Condition.not(condition(operands.get(0)));
            case EQ, NE, LT, LE, GT, GE -> comparison(ComparisonOperator.valueOf(operator.name()), operands);
            case BETWEEN ->
                new Condition.Between(
                        expressions.expression(operands.get(0)),
                        expressions.expression(operands.get(1)),
                        expressions.expression(operands.get(2)),
                        false);
            case LIKE -> like(operands, false);
            case ILIKE -> like(operands, true);
            case IN -> in(operands, false);
            case NOT_IN -> in(operands, true);
            case IS_NULL -> isNull(operands.get(0), false);
            case IS_NOT_NULL -> isNull(operands.get(0), true);
            case MATCH -> new Condition.Holds(new Expression.Invocation("match", expressions.all(operands)));
            case ANY -> some(expressions.collection(operands.get(0), operator), operands);
            case HAS -> some(reference(operands.get(0)), operands);
            case CONTAINS -> contains(expressions.collection(operands.get(0), operator), operands.get(1));
            case IS_EMPTY -> new Condition.IsEmpty(expressions.collection(operands.get(0), operator), false);
            default -> new Condition.Holds(expressions.expression(new Node.Operation(operator, operands)));
        };
    }

    Condition all(List<Node> nodes) {
        return Condition.all(conditions(nodes));
    }

    private List<Condition> conditions(List<Node> nodes) {
        List<Condition> terms = new ArrayList<>();
        nodes.forEach(node -> terms.add(condition(node)));
        return terms;
    }

    /** A reference that is NULL is unequal to every instance. */
    private Condition comparison(ComparisonOperator operator, List<Node> operands) {
        Expression left = expressions.expression(operands.get(0));
        if (left instanceof Path path && path.last() instanceof PluralAttribute) {
            throw new IllegalArgumentException("The collection " + path.last()
                    + " cannot be compared as a whole: ask contains(…) for an element, any(…) for a condition on one");
        }
        Expression right = expressions.expression(operands.get(1));
        Condition comparison = new Condition.Comparison(operator, left, right);
        boolean reference = left instanceof Path path && path.last() instanceof ToOneAttribute;
        if (operator == ComparisonOperator.NE && reference && right instanceof Expression.Parameter) {
            return new Condition.Or(List.of(comparison, new Condition.IsNull(left, false)));
        }
        return comparison;
    }

    private Condition like(List<Node> operands, boolean ignoreCase) {
        Expression escape = operands.size() < 3 ? null : new Expression.Literal(escape(operands.get(2)));
        return new Condition.Like(
                expressions.expression(operands.get(0)),
                expressions.expression(operands.get(1)),
                escape,
                ignoreCase,
                false);
    }

    private static Object escape(Node node) {
        return String.valueOf(((Node.Literal) node).value());
    }

    private Condition in(List<Node> operands, boolean negated) {
        Expression term = expressions.expression(operands.get(0));
        if (operands.get(1) instanceof Node.Query query) {
            return new Condition.InQuery(term, building.subquery(query.query(), variables), negated);
        }
        Node.Values values = (Node.Values) operands.get(1);
        return new Condition.InParameter(term, building.bindings().add(values.values()), negated);
    }

    private Condition isNull(Node node, boolean negated) {
        Expression term = expressions.expression(node);
        return term instanceof Path path && path.last() instanceof PluralAttribute
                ? new Condition.IsEmpty(path, negated)
                : new Condition.IsNull(term, negated);
    }

    private Path reference(Node node) {
        PathBase path = expressions.path(node);
        if (path instanceof Path p && p.last() instanceof ToOneAttribute) {
            return p;
        }
        throw new IllegalArgumentException("has is asked of references to one instance, but " + node + " is none"
                + (path instanceof Path p && p.last() instanceof PluralAttribute ? ": ask any(…)" : ""));
    }

    /** EXISTS over what the path leads to. */
    private Condition some(Path path, List<Node> operands) {
        Variable target = building.variable(path.domain());
        Variables inner = new Variables(variables);
        inner.element(target);
        List<Condition> where = new ArrayList<>();
        if (operands.size() > 1) {
            where.add(new ExpressionBuilder(building, inner).condition(operands.get(1)));
        }
        if (path.last() instanceof PluralAttribute && !building.criteria().isEmpty()) {
            Condition wanted = Criterion.condition(building.criteria(), building, target, variables);
            Condition both = Criterion.both(where.isEmpty() ? null : where.remove(0), wanted);
            if (both != null) {
                where.add(both);
            }
        }
        return exists(List.of(new Source.Derived(target, path)), target, where);
    }

    private Condition exists(Node.Exists exists) {
        Variables inner = new Variables(variables);
        Source source = new SourceBuilder(building, inner).range(exists.from());
        Condition where = new ExpressionBuilder(building, inner).conditionOf(exists.conditions());
        return exists(List.of(source), source.variable(), where == null ? List.of() : List.of(where));
    }

    private static Condition exists(List<Source> from, Variable selected, List<Condition> where) {
        Selection selection = new Selection.Value(new VariableRef(selected), null);
        return new Condition.Exists(
                new SelectQuery(
                        false,
                        List.of(selection),
                        from,
                        where.isEmpty() ? null : where.get(0),
                        List.of(),
                        null,
                        List.of()),
                false);
    }

    /** A child knows its parent, so the parent is asked for by its key; other elements are looked for. */
    private Condition contains(Path path, Node element) {
        if (element instanceof Node.Literal literal
                && path.last() instanceof ToManyAttribute many
                && many.joinTable() == null
                && many.inverse() instanceof ToOneAttribute parent
                && path.attributes().size() == 1) {
            Object child = Objects.requireNonNull(literal.value(), "an element, for contains(…)");
            return new Condition.Comparison(
                    ComparisonOperator.EQ, path.base(), building.bindings().later(() -> building.value(child, parent)));
        }
        return new Condition.MemberOf(expressions.expression(element), path, false);
    }
}
