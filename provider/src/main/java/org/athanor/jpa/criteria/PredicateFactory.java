package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Subquery;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;

/** The part of the builder that makes predicates (Jakarta Persistence 3.2, 6.3.8). */
abstract class PredicateFactory implements CriteriaBuilder {
    @Override
    public Predicate and(Expression<Boolean> x, Expression<Boolean> y) {
        return Conditions.all(List.of(ExpressionNode.of(x), ExpressionNode.of(y)));
    }

    @Override
    public Predicate and(Predicate... restrictions) {
        return and(Arrays.asList(restrictions));
    }

    @Override
    public Predicate and(List<Predicate> restrictions) {
        return Conditions.all(restrictions);
    }

    @Override
    public Predicate or(Expression<Boolean> x, Expression<Boolean> y) {
        return new JunctionNode(Predicate.BooleanOperator.OR, List.of(ExpressionNode.of(x), ExpressionNode.of(y)));
    }

    @Override
    public Predicate or(Predicate... restrictions) {
        return or(Arrays.asList(restrictions));
    }

    @Override
    public Predicate or(List<Predicate> restrictions) {
        return new JunctionNode(Predicate.BooleanOperator.OR, restrictions);
    }

    @Override
    public Predicate not(Expression<Boolean> restriction) {
        return Conditions.predicate(restriction).not();
    }

    @Override
    public Predicate conjunction() {
        return and();
    }

    @Override
    public Predicate disjunction() {
        return or();
    }

    @Override
    public Predicate isTrue(Expression<Boolean> x) {
        return Conditions.predicate(x);
    }

    @Override
    public Predicate isFalse(Expression<Boolean> x) {
        return x instanceof Predicate ? not(x) : Conditions.isFalse(x);
    }

    @Override
    public Predicate isNull(Expression<?> x) {
        return Conditions.isNull(x, false);
    }

    @Override
    public Predicate isNotNull(Expression<?> x) {
        return Conditions.isNull(x, true);
    }

    @Override
    public Predicate exists(Subquery<?> subquery) {
        return new PredicateNode.Simple(
                List.of(ExpressionNode.of(subquery)),
                built -> new Condition.Exists(
                        ((org.athanor.query.tree.Expression.Subquery) built.get(0)).query(), false));
    }

    @Override
    public <Y> Expression<Y> all(Subquery<Y> subquery) {
        return new QuantifiedNode<>(true, subquery);
    }

    @Override
    public <Y> Expression<Y> some(Subquery<Y> subquery) {
        return any(subquery);
    }

    @Override
    public <Y> Expression<Y> any(Subquery<Y> subquery) {
        return new QuantifiedNode<>(false, subquery);
    }

    // comparisons

    @Override
    public Predicate equal(Expression<?> x, Expression<?> y) {
        return Conditions.comparison(ComparisonOperator.EQ, x, y);
    }

    @Override
    public Predicate equal(Expression<?> x, @Nullable Object y) {
        return Conditions.equal(x, y);
    }

    @Override
    public Predicate notEqual(Expression<?> x, Expression<?> y) {
        return Conditions.comparison(ComparisonOperator.NE, x, y);
    }

    @Override
    public Predicate notEqual(Expression<?> x, @Nullable Object y) {
        return Conditions.notEqual(x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate greaterThan(
            Expression<? extends Y> x, Expression<? extends Y> y) {
        return Conditions.comparison(ComparisonOperator.GT, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate greaterThan(Expression<? extends Y> x, Y y) {
        return Conditions.comparison(ComparisonOperator.GT, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate greaterThanOrEqualTo(
            Expression<? extends Y> x, Expression<? extends Y> y) {
        return Conditions.comparison(ComparisonOperator.GE, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate greaterThanOrEqualTo(Expression<? extends Y> x, Y y) {
        return Conditions.comparison(ComparisonOperator.GE, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate lessThan(Expression<? extends Y> x, Expression<? extends Y> y) {
        return Conditions.comparison(ComparisonOperator.LT, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate lessThan(Expression<? extends Y> x, Y y) {
        return Conditions.comparison(ComparisonOperator.LT, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate lessThanOrEqualTo(
            Expression<? extends Y> x, Expression<? extends Y> y) {
        return Conditions.comparison(ComparisonOperator.LE, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate lessThanOrEqualTo(Expression<? extends Y> x, Y y) {
        return Conditions.comparison(ComparisonOperator.LE, x, y);
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate between(
            Expression<? extends Y> v, Expression<? extends Y> x, Expression<? extends Y> y) {
        return Conditions.between(ExpressionNode.of(v), ExpressionNode.of(x), ExpressionNode.of(y));
    }

    @Override
    public <Y extends Comparable<? super Y>> Predicate between(Expression<? extends Y> v, Y x, Y y) {
        return Conditions.between(ExpressionNode.of(v), LiteralNode.of(x), LiteralNode.of(y));
    }

    @Override
    public Predicate gt(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Conditions.comparison(ComparisonOperator.GT, x, y);
    }

    @Override
    public Predicate gt(Expression<? extends Number> x, Number y) {
        return Conditions.comparison(ComparisonOperator.GT, x, y);
    }

    @Override
    public Predicate ge(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Conditions.comparison(ComparisonOperator.GE, x, y);
    }

    @Override
    public Predicate ge(Expression<? extends Number> x, Number y) {
        return Conditions.comparison(ComparisonOperator.GE, x, y);
    }

    @Override
    public Predicate lt(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Conditions.comparison(ComparisonOperator.LT, x, y);
    }

    @Override
    public Predicate lt(Expression<? extends Number> x, Number y) {
        return Conditions.comparison(ComparisonOperator.LT, x, y);
    }

    @Override
    public Predicate le(Expression<? extends Number> x, Expression<? extends Number> y) {
        return Conditions.comparison(ComparisonOperator.LE, x, y);
    }

    @Override
    public Predicate le(Expression<? extends Number> x, Number y) {
        return Conditions.comparison(ComparisonOperator.LE, x, y);
    }

    @Override
    public <T> In<T> in(Expression<? extends T> expression) {
        return new InNode<>(ExpressionNode.<T>of(expression));
    }

    // collections

    @Override
    public <C extends Collection<?>> Predicate isEmpty(Expression<C> collection) {
        return Conditions.isEmpty(collection, false);
    }

    @Override
    public <C extends Collection<?>> Predicate isNotEmpty(Expression<C> collection) {
        return Conditions.isEmpty(collection, true);
    }

    @Override
    public <E, C extends Collection<E>> Predicate isMember(Expression<E> element, Expression<C> collection) {
        return Conditions.isMember(element, collection, false);
    }

    @Override
    public <E, C extends Collection<E>> Predicate isMember(E element, Expression<C> collection) {
        return Conditions.isMember(element, collection, false);
    }

    @Override
    public <E, C extends Collection<E>> Predicate isNotMember(Expression<E> element, Expression<C> collection) {
        return Conditions.isMember(element, collection, true);
    }

    @Override
    public <E, C extends Collection<E>> Predicate isNotMember(E element, Expression<C> collection) {
        return Conditions.isMember(element, collection, true);
    }

    @Override
    public <V, M extends Map<?, V>> Expression<Collection<V>> values(M map) {
        return new ConstantCollection<>(map.values());
    }

    @Override
    public <K, M extends Map<K, ?>> Expression<Set<K>> keys(M map) {
        return new ConstantCollection<>(map.keySet());
    }

    // texts

    @Override
    public Predicate like(Expression<String> x, Expression<String> pattern) {
        return Conditions.like(x, pattern, null, false);
    }

    @Override
    public Predicate like(Expression<String> x, String pattern) {
        return Conditions.like(x, text(x, pattern), null, false);
    }

    @Override
    public Predicate like(Expression<String> x, Expression<String> pattern, Expression<Character> escape) {
        return Conditions.like(x, pattern, ExpressionNode.of(escape), false);
    }

    @Override
    public Predicate like(Expression<String> x, Expression<String> pattern, char escape) {
        return Conditions.like(x, pattern, new WrittenNode(escape), false);
    }

    @Override
    public Predicate like(Expression<String> x, String pattern, Expression<Character> escape) {
        return Conditions.like(x, text(x, pattern), ExpressionNode.of(escape), false);
    }

    @Override
    public Predicate like(Expression<String> x, String pattern, char escape) {
        return Conditions.like(x, text(x, pattern), new WrittenNode(escape), false);
    }

    @Override
    public Predicate notLike(Expression<String> x, Expression<String> pattern) {
        return Conditions.like(x, pattern, null, true);
    }

    @Override
    public Predicate notLike(Expression<String> x, String pattern) {
        return Conditions.like(x, text(x, pattern), null, true);
    }

    @Override
    public Predicate notLike(Expression<String> x, Expression<String> pattern, Expression<Character> escape) {
        return Conditions.like(x, pattern, ExpressionNode.of(escape), true);
    }

    @Override
    public Predicate notLike(Expression<String> x, Expression<String> pattern, char escape) {
        return Conditions.like(x, pattern, new WrittenNode(escape), true);
    }

    @Override
    public Predicate notLike(Expression<String> x, String pattern, Expression<Character> escape) {
        return Conditions.like(x, text(x, pattern), ExpressionNode.of(escape), true);
    }

    @Override
    public Predicate notLike(Expression<String> x, String pattern, char escape) {
        return Conditions.like(x, text(x, pattern), new WrittenNode(escape), true);
    }

    static ExpressionNode<String> text(Expression<?> beside, String value) {
        return LiteralNode.beside(ExpressionNode.of(beside), value);
    }
}
