package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.athanor.query.tree.Expression.PathBase;

/** An attribute of what another path leads to. */
final class AttributePath<X> extends PathNode<X> {
    private static final long serialVersionUID = 1;

    private final PathNode<?> parent;
    private final Attribute<?, ?> attribute;

    AttributePath(PathNode<?> parent, Attribute<?, ?> attribute) {
        super(attribute.getJavaType());
        this.parent = parent;
        this.attribute = attribute;
    }

    static Type<?> type(Attribute<?, ?> attribute) {
        return attribute instanceof PluralAttribute<?, ?, ?> plural
                ? plural.getElementType()
                : ((SingularAttribute<?, ?>) attribute).getType();
    }

    @Override
    Type<?> valueType() {
        return type(attribute);
    }

    @Override
    boolean isCollection() {
        return attribute.isCollection();
    }

    @Override
    PathBase base(TreeBuild build) {
        return build.path(parent.base(build), attribute.getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Bindable<X> getModel() {
        return (Bindable<X>) attribute;
    }

    @Override
    public Path<?> getParentPath() {
        return parent;
    }

    @Override
    public String toString() {
        return parent + "." + attribute.getName();
    }
}
