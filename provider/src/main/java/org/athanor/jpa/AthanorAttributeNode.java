package org.athanor.jpa;

import jakarta.persistence.AttributeNode;
import jakarta.persistence.Subgraph;
import java.util.LinkedHashMap;
import java.util.Map;

/** One attribute of an entity graph, with the graphs that begin at its value and its map key. */
final class AthanorAttributeNode<T> implements AttributeNode<T> {
    private final String name;

    @SuppressWarnings("rawtypes")
    private final Map<Class, Subgraph> subgraphs = new LinkedHashMap<>();

    @SuppressWarnings("rawtypes")
    private final Map<Class, Subgraph> keySubgraphs = new LinkedHashMap<>();

    AthanorAttributeNode(String name) {
        this.name = name;
    }

    AthanorAttributeNode<T> copy() {
        AthanorAttributeNode<T> copy = new AthanorAttributeNode<>(name);
        subgraphs.forEach((type, graph) -> copy.subgraphs.put(type, ((AthanorSubgraph<?>) graph).copy()));
        keySubgraphs.forEach((type, graph) -> copy.keySubgraphs.put(type, ((AthanorSubgraph<?>) graph).copy()));
        return copy;
    }

    @Override
    public String getAttributeName() {
        return name;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Map<Class, Subgraph> getSubgraphs() {
        return subgraphs;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Map<Class, Subgraph> getKeySubgraphs() {
        return keySubgraphs;
    }
}
