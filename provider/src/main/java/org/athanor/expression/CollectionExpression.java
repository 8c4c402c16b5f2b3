package org.athanor.expression;

/**
 * A collection. It has no value of its own in a query; it can be asked for its elements.
 *
 * <pre>{@code
 * session.query(User.class).filter(User_.addresses.any(Address_.email.like("%google%"))).all();
 * session.query(User.class).filter(User_.addresses.any().not()).all();
 * }</pre>
 */
public interface CollectionExpression<X, E> extends Relationship<X, E> {
    /** There is an element for which all of the conditions hold. */
    default Predicate any(Predicate... conditions) {
        return Conditions.some(Operator.ANY, node(), conditions);
    }

    /** There is an element whose attribute has that value. */
    default Predicate any(String attribute, Object value) {
        return Conditions.some(Operator.ANY, node(), attribute, value);
    }

    /** The instance or value is an element. */
    default Predicate contains(E element) {
        return Value.predicate(Operator.CONTAINS, node(), new Node.Literal(element));
    }

    /** There is no element. */
    default Predicate isEmpty() {
        return Value.predicate(Operator.IS_EMPTY, node());
    }

    /** How many elements there are. */
    default NumberExpression<Integer> size() {
        return new Value.Number<>(Node.Operation.of(Operator.SIZE, node()));
    }
}
