package org.athanor.expression;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Something that has a value of class {@code T} for each row: an attribute, a function of attributes, a column of a
 * subquery. Expressions are values: they can be kept in constants and used by any number of queries and threads.
 *
 * <pre>{@code
 * session.query(User.class).filter(User_.name.eq("ed"), User_.fullname.isNotNull()).orderBy(User_.id.desc()).all();
 * }</pre>
 */
public interface Expression<T> extends Selectable<T>, Sortable {
    /** Equal to a value; {@code null} asks {@link #isNull()}. */
    default Predicate eq(@Nullable T value) {
        return value == null ? isNull() : condition(Operator.EQ, new Node.Literal(value));
    }

    /** Equal to what another expression gives. */
    default Predicate eq(Selectable<? extends T> other) {
        return condition(Operator.EQ, other.node());
    }

    /**
     * Not equal to a value; {@code null} asks {@link #isNotNull()}. A basic attribute that is NULL is neither equal nor
     * unequal, as SQL has it; a reference that is NULL is unequal to every instance.
     */
    default Predicate ne(@Nullable T value) {
        return value == null ? isNotNull() : condition(Operator.NE, new Node.Literal(value));
    }

    /** Not equal to what another expression gives. */
    default Predicate ne(Selectable<? extends T> other) {
        return condition(Operator.NE, other.node());
    }

    /** One of the values; of none, nothing is. */
    @SuppressWarnings("unchecked")
    default Predicate in(T first, T... more) {
        return in(list(first, more));
    }

    /** One of the values, which are bound as one parameter where the database can. */
    default Predicate in(Collection<? extends T> values) {
        return condition(Operator.IN, Node.Values.of(values));
    }

    /** One of the results of a query. */
    default Predicate in(Subselect<? extends T> query) {
        return condition(Operator.IN, new Node.Query(query));
    }

    /** None of the values. */
    @SuppressWarnings("unchecked")
    default Predicate notIn(T first, T... more) {
        return notIn(list(first, more));
    }

    /** None of the values. */
    default Predicate notIn(Collection<? extends T> values) {
        return condition(Operator.NOT_IN, Node.Values.of(values));
    }

    /** None of the results of a query. */
    default Predicate notIn(Subselect<? extends T> query) {
        return condition(Operator.NOT_IN, new Node.Query(query));
    }

    default Predicate isNull() {
        return condition(Operator.IS_NULL);
    }

    default Predicate isNotNull() {
        return condition(Operator.IS_NOT_NULL);
    }

    /** Sets the attribute in a bulk update. */
    default Assignment to(@Nullable T value) {
        return new Assignment(node(), new Node.Literal(value));
    }

    /** Sets the attribute in a bulk update to what the database makes of an expression. */
    default Assignment to(Selectable<? extends T> value) {
        return new Assignment(node(), value.node());
    }

    default Order asc() {
        return new Order(node(), false, null);
    }

    default Order desc() {
        return new Order(node(), true, null);
    }

    @Override
    default Order order() {
        return asc();
    }

    /** This under a name of its own in the result. */
    default Expression<T> label(String name) {
        return Value.of(new Node.Labelled(node(), name));
    }

    private Predicate condition(Operator operator, Node... others) {
        return Value.predicate(operator, node(), others);
    }

    private static <T> List<T> list(T first, T[] more) {
        List<T> values = new ArrayList<>();
        values.add(first);
        values.addAll(Arrays.asList(more));
        return values;
    }
}
