package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.TypeOf;
import org.athanor.util.Wrappers;

/** A path (Jakarta Persistence 3.2, 6.3.5): a root, a join, or an attribute reached from one. */
abstract class PathNode<X> extends ExpressionNode<X> implements Path<X> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unchecked")
    PathNode(Class<?> javaType) {
        super((Class<? extends X>) Wrappers.of(javaType));
    }

    /** What its values are; of a collection, what its elements are. */
    abstract Type<?> valueType();

    abstract PathBase base(TreeBuild build);

    /** Whether it ends with a collection, so that nothing goes on from it. */
    boolean isCollection() {
        return false;
    }

    @Override
    List<ExpressionNode<?>> operands() {
        return List.of();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return base(build);
    }

    /** The attribute of that name; IllegalStateException on basic values, IllegalArgumentException when there is none. */
    Attribute<?, ?> attribute(@Nullable String name) {
        Given.notNull(name, "name of the attribute");
        if (isCollection()) {
            throw new IllegalArgumentException("A path cannot go on to '" + name + "' through the collection " + this
                    + ", which has many elements: join it and go on from the join");
        }
        if (valueType() instanceof ManagedType<?> type) {
            return type.getAttribute(name);
        }
        throw new IllegalStateException("A path cannot go on to '" + name + "' from " + this
                + ", which is a basic value of " + valueType().getJavaType().getName());
    }

    /** This type's own view of an attribute; one of another type shows itself when the query is built. */
    final Attribute<?, ?> attribute(@Nullable Attribute<?, ?> attribute) {
        Attribute<?, ?> given = Given.notNull(attribute, "attribute");
        boolean known = !(valueType() instanceof ManagedType<?> type)
                || type.getAttributes().stream().anyMatch(own -> own.getName().equals(given.getName()));
        return known ? attribute(given.getName()) : given;
    }

    /** The class of what is selected when this is: of a collection, the class of its elements. */
    final Class<?> selectedType() {
        return isCollection() ? valueType().getJavaType() : getJavaType();
    }

    @Override
    public <Y> Path<Y> get(String name) {
        return new AttributePath<>(this, attribute(name));
    }

    @Override
    public <Y> Path<Y> get(SingularAttribute<? super X, Y> attribute) {
        return new AttributePath<>(this, attribute(attribute));
    }

    @Override
    public <E, C extends Collection<E>> Expression<C> get(PluralAttribute<? super X, C, E> attribute) {
        return new AttributePath<>(this, attribute(attribute));
    }

    @Override
    public <K, V, M extends Map<K, V>> Expression<M> get(MapAttribute<? super X, K, V> attribute) {
        return new AttributePath<>(this, attribute(attribute));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Expression<Class<? extends X>> type() {
        return new Composed<>(
                (Class<Class<? extends X>>) (Class<?>) Class.class, List.of(this), built -> new TypeOf(built.get(0)));
    }
}
