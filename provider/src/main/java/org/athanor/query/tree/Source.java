package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import org.athanor.mapping.EntityMapping;

/** Declares a variable. */
public sealed interface Source {
    Variable variable();

    /** All instances of an entity. */
    record Range(Variable variable, EntityMapping entity) implements Source {}

    /** In a subquery: what a path of the query around it leads to. */
    record Derived(Variable variable, Expression.Path path) implements Source {}

    /**
     * What a path of an earlier variable leads to; with {@code treat} only instances of that subclass. A {@code fetch} join
     * reads the attribute into its owner. A condition may speak of this variable and of earlier ones.
     */
    record PathJoin(
            boolean left,
            Variable variable,
            Expression.Path path,
            @Nullable EntityMapping treat,
            boolean fetch,
            @Nullable Condition on)
            implements Source {}

    /** Instances of an entity that fulfil a condition; without one all of them. */
    record EntityJoin(
            boolean left,
            Variable variable,
            EntityMapping entity,
            @Nullable Condition on) implements Source {}
}
