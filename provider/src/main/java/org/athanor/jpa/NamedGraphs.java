package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Graph;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.metamodel.Metamodel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;

/** The named entity graphs of a unit: those declared, read when first asked for, and those added later. */
final class NamedGraphs {
    private final Mappings mappings;
    private final Metamodel metamodel;
    private final Function<Class<?>, List<NamedEntityGraph>> declarations;
    private @Nullable Map<String, AthanorEntityGraph<?>> graphs;

    NamedGraphs(Mappings mappings, Metamodel metamodel, Function<Class<?>, List<NamedEntityGraph>> declarations) {
        this.mappings = mappings;
        this.metamodel = metamodel;
        this.declarations = declarations;
    }

    /** A graph of that name to be changed at will, null when there is none. */
    synchronized @Nullable EntityGraph<?> copyOf(String name) {
        AthanorEntityGraph<?> graph = all().get(name);
        return graph == null ? null : graph.copy(null);
    }

    synchronized @Nullable EntityGraph<?> find(String name) {
        return all().get(name);
    }

    synchronized void add(String name, EntityGraph<?> graph) {
        all().put(name, ((AthanorEntityGraph<?>) graph).copy(name));
    }

    synchronized Map<String, AthanorEntityGraph<?>> all() {
        Map<String, AthanorEntityGraph<?>> known = graphs;
        if (known == null) {
            known = new LinkedHashMap<>();
            graphs = known;
            for (EntityMapping mapping : mappings.entities()) {
                for (NamedEntityGraph declared : declarations.apply(mapping.javaType())) {
                    String name = declared.name().isEmpty() ? mapping.name() : declared.name();
                    known.put(name, read(name, declared, mapping));
                }
            }
        }
        return known;
    }

    @SuppressWarnings("removal")
    private AthanorEntityGraph<?> read(String name, NamedEntityGraph declared, EntityMapping mapping) {
        AthanorEntityGraph<?> graph = new AthanorEntityGraph<>(metamodel, mapping, name);
        if (declared.includeAllAttributes()) {
            mapping.attributes().forEach(attribute -> graph.addAttributeNode(attribute.name()));
        }
        addNodes(graph, declared.attributeNodes(), declared);
        for (NamedSubgraph subclass : declared.subclassSubgraphs()) {
            addNodes(graph.addSubclassSubgraph(subclass.type()), subclass.attributeNodes(), declared);
        }
        return graph;
    }

    private void addNodes(Graph<?> graph, NamedAttributeNode[] nodes, NamedEntityGraph declared) {
        for (NamedAttributeNode node : nodes) {
            graph.addAttributeNode(node.value());
            addSubgraphs(graph, node, declared, false);
            addSubgraphs(graph, node, declared, true);
        }
    }

    @SuppressWarnings("removal")
    private void addSubgraphs(Graph<?> graph, NamedAttributeNode node, NamedEntityGraph declared, boolean key) {
        String wanted = key ? node.keySubgraph() : node.subgraph();
        for (NamedSubgraph subgraph : declared.subgraphs()) {
            if (!wanted.isEmpty() && subgraph.name().equals(wanted)) {
                boolean typed = subgraph.type() != void.class;
                if (key) {
                    addNodes(
                            typed
                                    ? graph.addKeySubgraph(node.value(), subgraph.type())
                                    : graph.addKeySubgraph(node.value()),
                            subgraph.attributeNodes(),
                            declared);
                } else {
                    addNodes(
                            typed ? graph.addSubgraph(node.value(), subgraph.type()) : graph.addSubgraph(node.value()),
                            subgraph.attributeNodes(),
                            declared);
                }
            }
        }
    }
}
