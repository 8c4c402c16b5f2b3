package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Subquery;
import org.athanor.expression.Node;
import org.athanor.expression.Operator;
import org.athanor.expression.Order;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.TrimKind;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.WindowFrame;
import org.athanor.util.NearestNames;

/** Expressions to the tree: names are resolved against the mappings, values become parameters. */
final class ExpressionBuilder {
    private final Building building;
    private final Variables variables;
    private final ConditionBuilder conditions;

    ExpressionBuilder(Building building, Variables variables) {
        this.building = building;
        this.variables = variables;
        this.conditions = new ConditionBuilder(building, variables, this);
    }

    Condition condition(Node node) {
        return conditions.condition(node);
    }

    /** The conjunction, null of none. */
    @Nullable
    Condition conditionOf(List<Node> nodes) {
        return nodes.isEmpty() ? null : conditions.all(nodes);
    }

    Expression expression(Node node) {
        Expression selected = variables.column(node);
        if (selected != null) {
            return selected;
        }
        if (node instanceof Node.Root || node instanceof Node.Aliased || node instanceof Node.Path) {
            return path(node);
        }
        if (node instanceof Node.Literal literal) {
            return literal.value() == null
                    ? new Expression.Null()
                    : building.bindings().add(literal.value());
        }
        if (node instanceof Node.Parameter parameter) {
            return Expression.Parameter.named(parameter.name());
        }
        if (node instanceof Node.Labelled labelled) {
            return expression(labelled.node());
        }
        if (node instanceof Node.Column column) {
            Variable rows = variables.find(column.subquery());
            return new Expression.ColumnOf(rows, ((RowSource) column.subquery()).index(column.name()));
        }
        if (node instanceof Node.Query query) {
            return new Expression.Subquery(building.subquery(query.query(), variables));
        }
        if (node instanceof Node.Text text) {
            return TextFragments.of(text.sql(), all(text.arguments()));
        }
        if (node instanceof Node.Function function) {
            return new Expression.Invocation(function.name(), all(function.arguments()));
        }
        if (node instanceof Node.Over over) {
            return over(over);
        }
        if (node instanceof Node.Case cases) {
            List<Expression.Branch> branches = new ArrayList<>();
            for (Node.Branch branch : cases.branches()) {
                branches.add(new Expression.Branch(condition(branch.condition()), expression(branch.result())));
            }
            return new Expression.SearchedCase(
                    branches, cases.otherwise() == null ? null : expression(cases.otherwise()));
        }
        if (node instanceof Node.Operation operation) {
            Expression value = operation(operation);
            return value != null ? value : condition(node);
        }
        return condition(node);
    }

    private Expression over(Node.Over over) {
        List<Ordering> order = new ArrayList<>();
        for (Order each : over.orderBy()) {
            order.add(new Ordering(expression(each.node()), each.descending(), each.nullsFirst()));
        }
        Node.Frame frame = over.frame();
        return new Expression.Over(
                expression(over.function()),
                all(over.partitionBy()),
                order,
                frame == null
                        ? null
                        : new WindowFrame(WindowFrame.Unit.valueOf(frame.unit()), frame.start(), frame.end()));
    }

    List<Expression> all(List<Node> nodes) {
        List<Expression> expressions = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            expressions.add(expression(node));
        }
        return expressions;
    }

    /** Null for the operators that give truth values. */
    private @Nullable Expression operation(Node.Operation operation) {
        List<Node> operands = operation.operands();
        return switch (operation.operator()) {
            case ADD -> arithmetic(ArithmeticOperator.ADD, operands);
            case SUBTRACT -> arithmetic(ArithmeticOperator.SUBTRACT, operands);
            case MULTIPLY -> arithmetic(ArithmeticOperator.MULTIPLY, operands);
            case DIVIDE -> arithmetic(ArithmeticOperator.DIVIDE, operands);
            case NEGATE -> new Expression.Negate(expression(operands.get(0)));
            case CONCAT -> new Expression.Concat(all(operands));
            case LOWER -> new Expression.Call(BuiltIn.LOWER, all(operands));
            case UPPER -> new Expression.Call(BuiltIn.UPPER, all(operands));
            case LENGTH -> new Expression.Call(BuiltIn.LENGTH, all(operands));
            case ABS -> new Expression.Call(BuiltIn.ABS, all(operands));
            case TRIM -> new Expression.Trim(TrimKind.BOTH, null, expression(operands.get(0)));
            case COALESCE -> new Expression.Coalesce(all(operands));
            case COUNT -> aggregate(AggregateFunction.COUNT, false, operands);
            case COUNT_DISTINCT -> aggregate(AggregateFunction.COUNT, true, operands);
            case SUM -> aggregate(AggregateFunction.SUM, false, operands);
            case AVG -> aggregate(AggregateFunction.AVG, false, operands);
            case MIN -> aggregate(AggregateFunction.MIN, false, operands);
            case MAX -> aggregate(AggregateFunction.MAX, false, operands);
            case ID -> new Expression.IdOf(path(operands.get(0)));
            case SIZE -> new Expression.SizeOf(collection(operands.get(0), Operator.SIZE));
            default -> null;
        };
    }

    private Expression arithmetic(ArithmeticOperator operator, List<Node> operands) {
        return Expression.Arithmetic.of(expression(operands.get(0)), operator, expression(operands.get(1)));
    }

    private Expression aggregate(AggregateFunction function, boolean distinct, List<Node> operands) {
        return new Expression.Aggregate(function, distinct, operands.isEmpty() ? null : expression(operands.get(0)));
    }

    PathBase path(Node node) {
        if (node instanceof Node.Root root) {
            EntityMapping subclass = building.mappings().findExactly(root.entity());
            Variable general = subclass == null ? null : variables.findGeneral(root.entity());
            return general != null && subclass != null
                    ? new Expression.Treat(new VariableRef(general), subclass)
                    : new VariableRef(variables.find(root.entity()));
        }
        if (node instanceof Node.Aliased aliased) {
            if (aliased.origin() instanceof Subquery) {
                throw new IllegalArgumentException(
                        "The rows of a subquery are no instances: take its columns, subquery.c(…), or aliased(Entity.class,"
                                + " subquery)");
            }
            return new VariableRef(variables.find(aliased.origin()));
        }
        if (node instanceof Node.Element) {
            return new VariableRef(variables.element());
        }
        if (node instanceof Node.Path path) {
            PathBase base = path(path.base());
            return Path.of(base, attribute(base, path.name()));
        }
        throw new IllegalArgumentException(node + " is no attribute");
    }

    /** A path that must end at a collection. */
    Path collection(Node node, Operator operator) {
        PathBase path = path(node);
        if (path instanceof Path p && p.last() instanceof PluralAttribute) {
            return p;
        }
        throw new IllegalArgumentException(
                operator.name().toLowerCase(java.util.Locale.ROOT) + " is asked of collections," + " but " + node
                        + " is none" + (operator == Operator.ANY ? ": ask has(…)" : ""));
    }

    private static Attribute attribute(PathBase base, String name) {
        Domain domain = base.domain();
        if (base instanceof Path path && path.last() instanceof PluralAttribute) {
            throw new IllegalArgumentException("A path cannot go on to '" + name + "' through the collection "
                    + path.last() + ": join it, or ask any(…)");
        }
        Attribute attribute = domain.attribute(name);
        if (attribute == null) {
            throw new IllegalArgumentException(
                    "There is no attribute '" + name + "' in " + domain + NearestNames.question(name, names(domain)));
        }
        return attribute;
    }

    private static List<String> names(Domain domain) {
        List<Attribute> attributes = domain instanceof Domain.Entities entities
                ? entities.entity().attributes()
                : domain instanceof Domain.Embeddeds embedded
                        ? embedded.embedded().attributes()
                        : List.of();
        return attributes.stream().map(Attribute::name).toList();
    }
}
