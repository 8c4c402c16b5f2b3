package org.athanor.expression;

/**
 * A reference to an instance. Compared with instances by their keys; {@code get} goes on to what the instance has, by an
 * inner join where the foreign key does not answer.
 *
 * <pre>{@code
 * session.query(Address.class).filter(Address_.user.has(User_.name.eq("jack"))).all();
 * session.query(Address.class).filter(Address_.user.ne(jack)).all(); // those of nobody, too
 * }</pre>
 */
public interface ReferenceExpression<X, T> extends Expression<T>, Relationship<X, T>, Navigable<T> {
    @Override
    Node node();

    /** There is a target, for which all of the conditions hold. */
    default Predicate has(Predicate... conditions) {
        return Conditions.some(Operator.HAS, node(), conditions);
    }

    /** There is a target whose attribute has that value. */
    default Predicate has(String attribute, Object value) {
        return Conditions.some(Operator.HAS, node(), attribute, value);
    }
}
