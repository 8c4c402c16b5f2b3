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

    /**
     * The rows of a query. Of a variable over an entity, the instances that the query selects: the first item that is of the
     * entity, whose columns stand for those of its tables.
     */
    record QueryRange(Variable variable, Query query) implements Source {}

    /** Rows of a query that fulfil a condition; the variable is as in {@link QueryRange}. */
    record QueryJoin(
            boolean left,
            Variable variable,
            Query query,
            @Nullable Condition on) implements Source {}

    /** The rows of a common table; the variable's domain are {@link Domain.CommonRows}, or an entity that it selects. */
    record CommonRange(Variable variable, String table) implements Source {}

    /** Rows of a common table that fulfil a condition. */
    record CommonJoin(
            boolean left,
            Variable variable,
            String table,
            @Nullable Condition on) implements Source {}

    /** Instances of an entity that fulfil a condition; without one all of them. */
    record EntityJoin(
            boolean left,
            Variable variable,
            EntityMapping entity,
            @Nullable Condition on) implements Source {}
}
