package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Type;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.Treat;

/** A path seen as one of a subclass (Jakarta Persistence 3.2, 6.3.7). */
final class TreatedPath<X> extends PathNode<X> {
    private static final long serialVersionUID = 1;

    private final PathNode<? super X> term;
    private final EntityType<X> type;

    TreatedPath(PathNode<? super X> term, EntityType<X> type) {
        super(type.getJavaType());
        this.term = term;
        this.type = type;
    }

    @Override
    Type<?> valueType() {
        return type;
    }

    @Override
    PathBase base(TreeBuild build) {
        return new Treat(term.base(build), build.entity(type.getJavaType()));
    }

    @Override
    public Bindable<X> getModel() {
        return type;
    }

    @Override
    public Path<?> getParentPath() {
        return term.getParentPath();
    }

    @Override
    public String toString() {
        return "treat(" + term + " as " + type.getName() + ")";
    }
}
