package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.Graph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What entity graphs and subgraphs have in common: the attribute nodes, by name. */
@SuppressWarnings({"unchecked", "removal", "rawtypes"})
abstract class AthanorGraph<T> implements Graph<T> {
    private final Metamodel metamodel;
    private final Class<T> type;
    private final Map<String, AthanorAttributeNode<?>> nodes = new LinkedHashMap<>();

    AthanorGraph(Metamodel metamodel, Class<T> type) {
        this.metamodel = metamodel;
        this.type = type;
    }

    final Metamodel metamodel() {
        return metamodel;
    }

    final Class<T> type() {
        return type;
    }

    final void copyNodesTo(AthanorGraph<?> other) {
        nodes.forEach((name, node) -> other.nodes.put(name, node.copy()));
    }

    final <Y> AthanorAttributeNode<Y> node(String name) {
        Attribute<?, ?> attribute = attribute(name);
        return (AthanorAttributeNode<Y>)
                nodes.computeIfAbsent(attribute.getName(), n -> new AthanorAttributeNode<Y>(n));
    }

    /** Attributes of subclasses count too: a graph may name them. */
    private Attribute<?, ?> attribute(String name) {
        if (metamodel instanceof org.athanor.jpa.metamodel.AthanorMetamodel) {
            for (ManagedType<?> candidate : metamodel.getManagedTypes()) {
                if (type.isAssignableFrom(candidate.getJavaType())
                        && candidate.getAttributes().stream()
                                .anyMatch(a -> a.getName().equals(name))) {
                    return candidate.getAttribute(name);
                }
            }
        }
        return metamodel.managedType(type).getAttribute(name);
    }

    private <X> Subgraph<X> subgraph(String attributeName, @Nullable Class<? extends X> wanted, boolean key) {
        Attribute<?, ?> attribute = attribute(attributeName);
        Class<X> target = (Class<X>) (wanted != null ? wanted : targetOf(attribute, key));
        AthanorAttributeNode<Object> node = node(attributeName);
        Map<Class, Subgraph> graphs = key ? node.getKeySubgraphs() : node.getSubgraphs();
        return (Subgraph<X>) graphs.computeIfAbsent(target, t -> new AthanorSubgraph<>(metamodel, target));
    }

    private static Class<?> targetOf(Attribute<?, ?> attribute, boolean key) {
        if (key && attribute instanceof MapAttribute<?, ?, ?> map) {
            return map.getKeyJavaType();
        }
        return attribute instanceof PluralAttribute<?, ?, ?> plural
                ? plural.getElementType().getJavaType()
                : ((SingularAttribute<?, ?>) attribute).getType().getJavaType();
    }

    @Override
    public <Y> AttributeNode<Y> addAttributeNode(String name) {
        return node(name);
    }

    @Override
    public <Y> AttributeNode<Y> addAttributeNode(Attribute<? super T, Y> attribute) {
        return node(attribute.getName());
    }

    @Override
    public boolean hasAttributeNode(String name) {
        return nodes.containsKey(name);
    }

    @Override
    public boolean hasAttributeNode(Attribute<? super T, ?> attribute) {
        return hasAttributeNode(attribute.getName());
    }

    @Override
    public <Y> @Nullable AttributeNode<Y> getAttributeNode(String name) {
        return (AttributeNode<Y>) nodes.get(name);
    }

    @Override
    public <Y> @Nullable AttributeNode<Y> getAttributeNode(Attribute<? super T, Y> attribute) {
        return getAttributeNode(attribute.getName());
    }

    @Override
    public void removeAttributeNode(String name) {
        nodes.remove(name);
    }

    @Override
    public void removeAttributeNode(Attribute<? super T, ?> attribute) {
        removeAttributeNode(attribute.getName());
    }

    @Override
    public void removeAttributeNodes(Attribute.PersistentAttributeType kind) {
        nodes.keySet().removeIf(name -> attribute(name).getPersistentAttributeType() == kind);
    }

    @Override
    public void addAttributeNodes(String... names) {
        for (String name : names) {
            node(name);
        }
    }

    @Override
    @SafeVarargs
    public final void addAttributeNodes(Attribute<? super T, ?>... attributes) {
        for (Attribute<? super T, ?> attribute : attributes) {
            node(attribute.getName());
        }
    }

    @Override
    public <X> Subgraph<X> addSubgraph(Attribute<? super T, X> attribute) {
        return subgraph(attribute.getName(), null, false);
    }

    @Override
    public <Y> Subgraph<Y> addTreatedSubgraph(Attribute<? super T, ? super Y> attribute, Class<Y> subtype) {
        return subgraph(attribute.getName(), subtype, false);
    }

    @Override
    public <X> Subgraph<? extends X> addSubgraph(Attribute<? super T, X> attribute, Class<? extends X> subtype) {
        return subgraph(attribute.getName(), subtype, false);
    }

    @Override
    public <X> Subgraph<X> addSubgraph(String name) {
        return subgraph(name, null, false);
    }

    @Override
    public <X> Subgraph<X> addSubgraph(String name, Class<X> subtype) {
        return subgraph(name, subtype, false);
    }

    @Override
    public <E> Subgraph<E> addElementSubgraph(PluralAttribute<? super T, ?, E> attribute) {
        return subgraph(attribute.getName(), null, false);
    }

    @Override
    public <E> Subgraph<E> addTreatedElementSubgraph(
            PluralAttribute<? super T, ?, ? super E> attribute, Class<E> subtype) {
        return subgraph(attribute.getName(), subtype, false);
    }

    @Override
    public <X> Subgraph<X> addElementSubgraph(String name) {
        return subgraph(name, null, false);
    }

    @Override
    public <X> Subgraph<X> addElementSubgraph(String name, Class<X> subtype) {
        return subgraph(name, subtype, false);
    }

    @Override
    public <K> Subgraph<K> addMapKeySubgraph(MapAttribute<? super T, K, ?> attribute) {
        return subgraph(attribute.getName(), null, true);
    }

    @Override
    public <K> Subgraph<K> addTreatedMapKeySubgraph(MapAttribute<? super T, ? super K, ?> attribute, Class<K> subtype) {
        return subgraph(attribute.getName(), subtype, true);
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(Attribute<? super T, X> attribute) {
        return subgraph(attribute.getName(), null, true);
    }

    @Override
    public <X> Subgraph<? extends X> addKeySubgraph(Attribute<? super T, X> attribute, Class<? extends X> subtype) {
        return subgraph(attribute.getName(), subtype, true);
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(String name) {
        return subgraph(name, null, true);
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(String name, Class<X> subtype) {
        return subgraph(name, subtype, true);
    }

    @Override
    public List<AttributeNode<?>> getAttributeNodes() {
        return new ArrayList<>(nodes.values());
    }
}
