package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Metamodel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.athanor.mapping.EntityMapping;

/** A graph that begins at an entity. */
final class AthanorEntityGraph<T> extends AthanorGraph<T> implements EntityGraph<T> {
    private final EntityMapping mapping;
    private final @Nullable String name;
    private final Map<Class<?>, AthanorSubgraph<?>> subclassGraphs = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    AthanorEntityGraph(Metamodel metamodel, EntityMapping mapping, @Nullable String name) {
        super(metamodel, (Class<T>) mapping.javaType());
        this.mapping = mapping;
        this.name = name;
    }

    AthanorEntityGraph<T> copy(@Nullable String newName) {
        AthanorEntityGraph<T> copy = new AthanorEntityGraph<>(metamodel(), mapping, newName);
        copyNodesTo(copy);
        subclassGraphs.forEach((type, graph) -> copy.subclassGraphs.put(type, graph.copy()));
        return copy;
    }

    EntityMapping mapping() {
        return mapping;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends T> Subgraph<S> addTreatedSubgraph(Class<S> subtype) {
        return (Subgraph<S>) subclassGraphs.computeIfAbsent(subtype, t -> new AthanorSubgraph<>(metamodel(), subtype));
    }

    @Override
    @SuppressWarnings({"unchecked", "removal"})
    public <S> Subgraph<? extends S> addSubclassSubgraph(Class<? extends S> subtype) {
        return (Subgraph<? extends S>)
                subclassGraphs.computeIfAbsent(subtype, t -> new AthanorSubgraph<>(metamodel(), subtype));
    }

    /** What is wanted of instances of subclasses in addition. */
    Collection<AthanorSubgraph<?>> subclassGraphs() {
        return subclassGraphs.values();
    }
}
