package org.athanor.jpa.criteria;

import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.Type;
import org.athanor.query.tree.Expression.PathBase;

/** The key of a map's entry. */
final class MapKeyPath<K> extends PathNode<K> {
    private static final long serialVersionUID = 1;

    private final JoinNode<?, ?> map;
    private final MapAttribute<?, K, ?> attribute;

    MapKeyPath(JoinNode<?, ?> map, MapAttribute<?, K, ?> attribute) {
        super(attribute.getKeyJavaType());
        this.map = map;
        this.attribute = attribute;
    }

    @Override
    Type<?> valueType() {
        return attribute.getKeyType();
    }

    @Override
    org.athanor.query.tree.Expression tree(TreeBuild build) {
        return map.entry(build).key();
    }

    @Override
    PathBase base(TreeBuild build) {
        if (map.entry(build).key() instanceof PathBase path) {
            return path;
        }
        throw new IllegalArgumentException(
                "A path cannot go on from " + this + ", which is the identifier of the value");
    }

    @Override
    public Bindable<K> getModel() {
        if (attribute.getKeyType() instanceof Bindable<?> bindable) {
            @SuppressWarnings("unchecked")
            Bindable<K> model = (Bindable<K>) bindable;
            return model;
        }
        throw new IllegalStateException("The keys of " + attribute + " are no entities, so they have no model");
    }

    @Override
    public Path<?> getParentPath() {
        return map;
    }

    @Override
    public String toString() {
        return "key(" + map + ")";
    }
}
