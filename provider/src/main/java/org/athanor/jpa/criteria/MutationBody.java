package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import java.io.Serializable;
import java.util.function.Consumer;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Source;

/** What an update and a delete have in common: the entity and the condition (Jakarta Persistence 3.2, 6.3.16). */
final class MutationBody<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final AthanorMetamodel metamodel;
    private final Class<T> target;
    private @Nullable RootNode<T> root;

    @Nullable
    PredicateNode where;

    MutationBody(AthanorMetamodel metamodel, Class<T> target) {
        this.metamodel = metamodel;
        this.target = metamodel.entity(Given.notNull(target, "entity class")).getJavaType();
    }

    AthanorMetamodel metamodel() {
        return metamodel;
    }

    Root<T> from(Class<T> entity) {
        return from(metamodel.entity(Given.notNull(entity, "entity class")));
    }

    Root<T> from(EntityType<T> entity) {
        if (root != null && root.getModel() != entity) {
            throw new IllegalStateException(
                    "An update or delete has one root, and this one is of " + root + " already");
        }
        if (root == null) {
            root = new RootNode<>(metamodel, entity);
        }
        return root;
    }

    /** The root; it need not have been asked for by {@code from}. */
    RootNode<T> root() {
        if (root == null) {
            root = new RootNode<>(metamodel, metamodel.entity(target));
        }
        return root;
    }

    void parameters(Consumer<ParameterNode<?>> into) {
        if (where != null) {
            where.parameters(into);
        }
    }

    Source.Range range(TreeBuild build) {
        RootNode<T> node = root();
        if (!node.below().isEmpty()) {
            throw new IllegalArgumentException("An update or delete cannot join "
                    + node.below().get(0) + ": ask for it in a subquery of its condition");
        }
        Domain.Entities domain = new Domain.Entities(build.entity(node.getJavaType()));
        return new Source.Range(build.declare(node, domain), domain.entity());
    }
}
