package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.List;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression.Path;

/** Predicates made of expressions. */
final class Conditions {
    private Conditions() {}

    static Predicate comparison(ComparisonOperator operator, Expression<?> left, Expression<?> right) {
        ExpressionNode<?> l = ExpressionNode.of(left);
        ExpressionNode<?> r = ExpressionNode.of(right);
        if (r instanceof QuantifiedNode<?> quantified) {
            return quantified.compared(operator, l);
        }
        List<ExpressionNode<?>> operands = List.of(LiteralNode.beside(r, l), LiteralNode.beside(l, r));
        return new PredicateNode.Simple(
                operands, built -> new Condition.Comparison(operator, built.get(0), built.get(1)));
    }

    static Predicate comparison(ComparisonOperator operator, Expression<?> left, @Nullable Object right) {
        ExpressionNode<?> l = ExpressionNode.of(left);
        return comparison(operator, l, LiteralNode.beside(l, Given.notNull(right, "value to compare with")));
    }

    /** A null is asked for by IS NULL, as nothing equals it. */
    static Predicate equal(Expression<?> left, @Nullable Object right) {
        return right == null
                ? isNull(left, false)
                : right instanceof Expression<?> expression
                        ? comparison(ComparisonOperator.EQ, left, expression)
                        : comparison(ComparisonOperator.EQ, left, right);
    }

    static Predicate notEqual(Expression<?> left, @Nullable Object right) {
        return right == null
                ? isNull(left, true)
                : right instanceof Expression<?> expression
                        ? comparison(ComparisonOperator.NE, left, expression)
                        : comparison(ComparisonOperator.NE, left, right);
    }

    static Predicate isNull(Expression<?> term, boolean negated) {
        return new PredicateNode.Simple(
                List.of(ExpressionNode.of(term)), built -> new Condition.IsNull(built.get(0), negated));
    }

    static Predicate isFalse(Expression<Boolean> term) {
        return new PredicateNode.Simple(
                List.of(ExpressionNode.of(term)),
                built -> new Condition.Comparison(
                        ComparisonOperator.EQ, built.get(0), new org.athanor.query.tree.Expression.Literal(false)));
    }

    static Predicate between(ExpressionNode<?> term, ExpressionNode<?> low, ExpressionNode<?> high) {
        return new PredicateNode.Simple(
                List.of(term, LiteralNode.beside(term, low), LiteralNode.beside(term, high)),
                built -> new Condition.Between(built.get(0), built.get(1), built.get(2), false));
    }

    static Predicate like(
            Expression<String> text, Expression<String> pattern, @Nullable ExpressionNode<?> escape, boolean negated) {
        List<ExpressionNode<?>> operands = escape == null
                ? List.of(ExpressionNode.of(text), ExpressionNode.of(pattern))
                : List.of(ExpressionNode.of(text), ExpressionNode.of(pattern), escape);
        return new PredicateNode.Simple(
                operands,
                built -> new Condition.Like(
                        built.get(0), built.get(1), built.size() == 3 ? built.get(2) : null, false, negated));
    }

    static Predicate isEmpty(Expression<?> collection, boolean negated) {
        if (collection instanceof ConstantCollection<?> constant) {
            return constant.elements().isEmpty() != negated
                    ? all(List.of())
                    : new JunctionNode(Predicate.BooleanOperator.OR, List.of());
        }
        return new PredicateNode.Simple(
                List.of(collection(collection)), built -> new Condition.IsEmpty((Path) built.get(0), negated));
    }

    static Predicate isMember(Object element, Expression<?> collection, boolean negated) {
        Given.notNull(element, "element");
        if (collection instanceof ConstantCollection<?> constant) {
            ExpressionNode<?> term =
                    element instanceof Expression<?> given ? ExpressionNode.of(given) : LiteralNode.of(element);
            InNode<?> in = new InNode<>(term).addAll(constant.elements());
            return negated ? in.not() : in;
        }
        PathNode<?> path = collection(collection);
        ExpressionNode<?> term = element instanceof Expression<?> given
                ? ExpressionNode.of(given)
                : LiteralNode.of(element, path.valueType().getJavaType());
        return new PredicateNode.Simple(
                List.of(term, path), built -> new Condition.MemberOf(built.get(0), (Path) built.get(1), negated));
    }

    /** A path that ends with a collection. */
    static PathNode<?> collection(Expression<?> expression) {
        if (expression instanceof PathNode<?> path && path.isCollection()) {
            return path;
        }
        throw new IllegalArgumentException("Only a path that ends with a collection can stand here, and " + expression
                + " is none: take it with get(…)");
    }

    static JunctionNode all(List<? extends Expression<Boolean>> terms) {
        return new JunctionNode(Predicate.BooleanOperator.AND, terms);
    }

    /** The restriction that several make; one of them is as it is. Null for none. */
    static @Nullable PredicateNode restriction(List<? extends Expression<Boolean>> terms) {
        if (terms.isEmpty()) {
            return null;
        }
        ExpressionNode<Boolean> first = ExpressionNode.of(terms.get(0));
        return terms.size() > 1 ? all(terms) : predicate(first);
    }

    static PredicateNode predicate(Expression<Boolean> expression) {
        ExpressionNode<Boolean> node = ExpressionNode.of(expression);
        return node instanceof PredicateNode predicate
                ? predicate
                : new PredicateNode.Simple(List.of(node), built -> TreeBuild.condition(built.get(0)));
    }
}
