package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.athanor.mapping.Attribute;
import org.athanor.query.translate.Numerics;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;

/** Conditions and values in memory, with SQL's three truth values: null is unknown. */
final class Evaluation {
    private final QuerySession session;
    private final Building building;

    Evaluation(QuerySession session, Building building) {
        this.session = session;
        this.building = building;
    }

    /** The instances for which the condition holds; those that do not know the attributes in question are left alone. */
    List<Object> matching(List<Object> instances, Condition where) {
        requireEvaluable(where);
        List<Object> matching = new ArrayList<>();
        for (Object instance : instances) {
            if (Boolean.TRUE.equals(truth(where, instance))) {
                matching.add(instance);
            }
        }
        return matching;
    }

    /** What the value will be for an instance, taken now; null when only the database can tell. */
    @Nullable
    Supplier<Object> later(Expression value, Object instance) {
        if (!evaluable(value)) {
            return null;
        }
        Object now = value(value, instance);
        return () -> now;
    }

    private static void requireEvaluable(Condition where) {
        if (!evaluable(where)) {
            throw new IllegalArgumentException(
                    "The condition cannot be evaluated in memory, to bring the instances of the"
                            + " session in line: use Synchronization.FETCH, or NONE: " + where);
        }
    }

    private static boolean evaluable(Expression expression) {
        if (expression instanceof Condition.And and) {
            return and.terms().stream().allMatch(Evaluation::evaluable);
        }
        if (expression instanceof Condition.Or or) {
            return or.terms().stream().allMatch(Evaluation::evaluable);
        }
        if (expression instanceof Condition.Not not) {
            return evaluable(not.term());
        }
        if (expression instanceof Condition.Comparison comparison) {
            return evaluable(comparison.left()) && evaluable(comparison.right());
        }
        if (expression instanceof Condition.IsNull isNull) {
            return evaluable(isNull.term());
        }
        if (expression instanceof Condition.InParameter in) {
            return evaluable(in.term());
        }
        if (expression instanceof Condition.Holds holds) {
            return evaluable(holds.term());
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return evaluable(arithmetic.first())
                    && arithmetic.operations().stream().allMatch(step -> evaluable(step.operand()));
        }
        return expression instanceof Path path && path.attributes().size() == 1
                || expression instanceof Expression.Parameter
                || expression instanceof Expression.Literal
                || expression instanceof Expression.Null
                || expression instanceof Expression.VariableRef;
    }

    private @Nullable Boolean truth(Condition condition, Object instance) {
        if (condition instanceof Condition.And and) {
            return all(and.terms(), instance, true);
        }
        if (condition instanceof Condition.Or or) {
            return all(or.terms(), instance, false);
        }
        if (condition instanceof Condition.Not not) {
            Boolean term = truth(not.term(), instance);
            return term == null ? null : !term;
        }
        if (condition instanceof Condition.IsNull isNull) {
            Object value = value(isNull.term(), instance);
            return value == UNKNOWN ? null : (value == null) != isNull.negated();
        }
        if (condition instanceof Condition.InParameter in) {
            return in(in, instance);
        }
        if (condition instanceof Condition.Holds holds) {
            return (Boolean) known(value(holds.term(), instance));
        }
        return comparison((Condition.Comparison) condition, instance);
    }

    private @Nullable Boolean all(List<Condition> terms, Object instance, boolean conjunction) {
        Boolean result = conjunction;
        for (Condition term : terms) {
            Boolean each = truth(term, instance);
            if (each == null) {
                result = null;
            } else if (each != conjunction) {
                return each;
            }
        }
        return result;
    }

    private @Nullable Boolean in(Condition.InParameter in, Object instance) {
        Object value = known(value(in.term(), instance));
        if (value == null) {
            return null;
        }
        for (Object each : (Collection<?>) Objects.requireNonNull(value(in.collection(), instance))) {
            if (compare(value, each) == 0) {
                return !in.negated();
            }
        }
        return in.negated();
    }

    private @Nullable Boolean comparison(Condition.Comparison comparison, Object instance) {
        Object left = known(value(comparison.left(), instance));
        Object right = known(value(comparison.right(), instance));
        if (left == null || right == null) {
            return null;
        }
        if (comparison.operator() == ComparisonOperator.EQ || comparison.operator() == ComparisonOperator.NE) {
            return (compare(left, right) == 0) == (comparison.operator() == ComparisonOperator.EQ);
        }
        int order = compare(left, right);
        return switch (comparison.operator()) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        }
        if (left instanceof Comparable<?> comparable && left.getClass().isInstance(right)) {
            return ((Comparable<Object>) comparable).compareTo(right);
        }
        return left.equals(right) ? 0 : 1;
    }

    private static final Object UNKNOWN = new Object();

    private static @Nullable Object known(@Nullable Object value) {
        return value == UNKNOWN ? null : value;
    }

    private @Nullable Object value(Expression expression, Object instance) {
        if (expression instanceof Path path) {
            Attribute attribute = path.last();
            return session.has(instance, attribute) ? session.value(instance, attribute) : UNKNOWN;
        }
        if (expression instanceof Expression.VariableRef) {
            return instance;
        }
        if (expression instanceof Expression.Parameter parameter) {
            return parameter.name() != null
                    ? building.params().get(parameter.name())
                    : building.bindings().value(parameter.position());
        }
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic, instance);
        }
        return expression instanceof Condition condition ? truth(condition, instance) : null;
    }

    private @Nullable Object arithmetic(Expression.Arithmetic arithmetic, Object instance) {
        Object first = known(value(arithmetic.first(), instance));
        if (!(first instanceof Number number)) {
            return null;
        }
        BigDecimal result = new BigDecimal(number.toString());
        for (Expression.Operation step : arithmetic.operations()) {
            if (!(known(value(step.operand(), instance)) instanceof Number operand)) {
                return null;
            }
            BigDecimal other = new BigDecimal(operand.toString());
            result = switch (step.operator()) {
                case ADD -> result.add(other);
                case SUBTRACT -> result.subtract(other);
                case MULTIPLY -> result.multiply(other);
                case DIVIDE -> result.divideToIntegralValue(other);
            };
        }
        Object converted = Numerics.exactly(result, number.getClass());
        return converted != null ? converted : result;
    }
}
