package org.athanor.expression;

/**
 * What has attributes: an alias, a reference, an embedded value. {@code get} gives an attribute of just this one, with the
 * operators of its type.
 *
 * <pre>{@code
 * Alias<Address> home = aliased(Address.class, "home");
 * session.query(User.class).join(home, User_.addresses).filter(home.get(Address_.email).like("%@home"));
 * }</pre>
 */
public interface Navigable<X> {
    /** What the attributes are of. */
    Node node();

    default StringExpression get(StringAttribute<? super X> attribute) {
        return new Value.Text(Attributes.from(node(), attribute.node()));
    }

    default <N> NumberExpression<N> get(NumberAttribute<? super X, N> attribute) {
        return new Value.Number<>(Attributes.from(node(), attribute.node()));
    }

    default <T> ComparableExpression<T> get(ComparableAttribute<? super X, T> attribute) {
        return Value.of(Attributes.from(node(), attribute.node()));
    }

    default Predicate get(BooleanAttribute<? super X> attribute) {
        return new Value.Truth(Attributes.from(node(), attribute.node()));
    }

    default <T> Expression<T> get(BasicAttribute<? super X, T> attribute) {
        return Value.of(Attributes.from(node(), attribute.node()));
    }

    default <T> NamedAttribute<X, T> get(EmbeddedAttribute<? super X, T> attribute) {
        return new NamedAttribute<>(Attributes.from(node(), attribute.node()));
    }

    default <T> ReferenceExpression<X, T> get(ToOneAttribute<? super X, T> attribute) {
        return new NamedAttribute<>(Attributes.from(node(), attribute.node()));
    }

    default <E> CollectionExpression<X, E> get(CollectionExpression<? super X, E> attribute) {
        return new NamedAttribute<>(Attributes.from(node(), attribute.node()));
    }

    /** The attribute of that name; whether there is one is found out when the query is asked. */
    default NamedAttribute<X, Object> get(String attribute) {
        return new NamedAttribute<>(new Node.Path(node(), Object.class, attribute));
    }
}
