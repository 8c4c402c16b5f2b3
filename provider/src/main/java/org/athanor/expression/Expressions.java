package org.athanor.expression;

import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * Where expressions begin that no attribute begins: made to be imported statically.
 *
 * <pre>{@code
 * import static org.athanor.expression.Expressions.*;
 *
 * session.query(User.class).filter(or(User_.name.eq("ed"), User_.name.eq("wendy"))).all();
 * session.query(count(User_.name), User_.name).groupBy(User_.name).all();
 * session.query(User.class).filter(text("id < :value")).params("value", 224).all();
 * }</pre>
 */
public final class Expressions {
    private Expressions() {}

    /** The attribute of that name. */
    public static <X> NamedAttribute<X, Object> attribute(Class<X> type, String name) {
        return new NamedAttribute<>(new Node.Path(new Node.Root(type), type, name));
    }

    /** The operators of an attribute of a metamodel that Athanor's processor did not make. */
    public static <X, T> NamedAttribute<X, T> attribute(SingularAttribute<X, T> attribute) {
        return new NamedAttribute<>(Attributes.path(attribute));
    }

    /** The operators of a collection of a metamodel that Athanor's processor did not make. */
    public static <X, E> NamedAttribute<X, E> attribute(PluralAttribute<X, ?, E> attribute) {
        return new NamedAttribute<>(Attributes.path(attribute));
    }

    /** The instance itself that a query selects or joins without an alias. */
    public static <T> Expression<T> entity(Class<T> type) {
        return Value.of(new Node.Root(type));
    }

    /** All of them hold; of none, that is so. */
    public static Predicate and(Predicate... conditions) {
        return new Value.Truth(new Node.Operation(Operator.AND, Conditions.nodes(conditions)));
    }

    /** One of them holds; of none, that is not so. */
    public static Predicate or(Predicate... conditions) {
        return new Value.Truth(new Node.Operation(Operator.OR, Conditions.nodes(conditions)));
    }

    /** It does not hold. */
    public static Predicate not(Predicate condition) {
        return condition.not();
    }

    /** There is an instance of the entity for which all conditions hold; they may speak of the query around it. */
    public static Predicate exists(Class<?> entity, Predicate... conditions) {
        return new Value.Truth(new Node.Exists(new Node.Root(entity), Conditions.nodes(conditions)));
    }

    /** There is a row of the alias for which all conditions hold; they may speak of the query around it. */
    public static Predicate exists(Selectable<?> alias, Predicate... conditions) {
        return new Value.Truth(new Node.Exists(alias.node(), Conditions.nodes(conditions)));
    }

    /** The query has results; it may speak of the query around it. */
    public static Predicate exists(Subselect<?> query) {
        return new Value.Truth(new Node.ExistsQuery(query));
    }

    /** A value, bound as a parameter. */
    public static <T> ComparableExpression<T> value(T value) {
        return Value.of(new Node.Literal(value));
    }

    /** A value to be given by {@code params}. */
    public static <T> ComparableExpression<T> param(String name, Class<T> type) {
        return Value.of(new Node.Parameter(name));
    }

    /** A fragment of SQL, whose places <code>{}</code> the arguments take in turn, or a whole select. */
    public static TextClause text(String sql, Selectable<?>... arguments) {
        return new TextClause(new Node.Text(sql, Conditions.nodes(arguments), List.of()));
    }

    /** A function of the database. */
    public static ComparableExpression<Object> func(String name, Object... arguments) {
        return func(Object.class, name, arguments);
    }

    /** A function of the database that gives values of that class. */
    public static <T> ComparableExpression<T> func(Class<T> type, String name, Object... arguments) {
        List<Node> nodes = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            nodes.add(argument instanceof Selectable<?> expression ? expression.node() : new Node.Literal(argument));
        }
        return Value.of(new Node.Function(name, nodes, type));
    }

    /** The number of the row in its window, from 1. */
    public static NumberExpression<Long> rowNumber() {
        return ranking("row_number");
    }

    /** The number of the row in its window, the same for equal ones, which leave a gap. */
    public static NumberExpression<Long> rank() {
        return ranking("rank");
    }

    /** The number of the row in its window, the same for equal ones, without gaps. */
    public static NumberExpression<Long> denseRank() {
        return ranking("dense_rank");
    }

    private static NumberExpression<Long> ranking(String name) {
        return new Value.Number<>(new Node.Function(name, List.of(), Long.class));
    }

    /** A function or an aggregate over the rows around each row. */
    public static <T> ComparableExpression<T> over(Expression<T> function, Window window) {
        return Value.of(window.over(function.node()));
    }

    /** A function or an aggregate that gives numbers, over the rows around each row. */
    public static <T> NumberExpression<T> over(NumberExpression<T> function, Window window) {
        return new Value.Number<>(window.over(function.node()));
    }

    /** The number of rows of the group. */
    public static NumberExpression<Long> count() {
        return new Value.Number<>(new Node.Operation(Operator.COUNT, List.of()));
    }

    /** The number of rows of the group for which the expression is not NULL. */
    public static NumberExpression<Long> count(Selectable<?> expression) {
        return new Value.Number<>(Node.Operation.of(Operator.COUNT, expression.node()));
    }

    /** The number of different values in the group. */
    public static NumberExpression<Long> countDistinct(Selectable<?> expression) {
        return new Value.Number<>(Node.Operation.of(Operator.COUNT_DISTINCT, expression.node()));
    }

    /** The first value that is not NULL. */
    @SafeVarargs
    public static <T> ComparableExpression<T> coalesce(Selectable<? extends T> first, Selectable<? extends T>... more) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(first.node());
        nodes.addAll(Conditions.nodes(more));
        return Value.of(new Node.Operation(Operator.COALESCE, nodes));
    }

    /** A value that depends on conditions. */
    public static <T> CaseExpression<T> when(Predicate condition, T value) {
        return new CaseExpression<T>(List.of()).when(condition, value);
    }
}
