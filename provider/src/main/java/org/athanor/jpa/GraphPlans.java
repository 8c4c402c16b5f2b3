package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Graph;
import jakarta.persistence.Subgraph;
import org.athanor.load.LoadPlan;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;

/**
 * Entity graphs as load plans (Jakarta Persistence 3.2, 3.8.1): a load graph adds to what the mapping fetches, a fetch graph
 * takes its place.
 */
final class GraphPlans {
    private GraphPlans() {}

    static LoadPlan plan(EntityGraph<?> graph, EntityMapping mapping, boolean fetchGraph) {
        if (graph instanceof AthanorEntityGraph<?> own
                && !mapping.isOrExtends(own.mapping())
                && !own.mapping().isOrExtends(mapping)) {
            throw new IllegalArgumentException(
                    "The entity graph is for " + own.mapping().name() + ", it does not fit " + mapping.name());
        }
        LoadPlan plan = plan((Graph<?>) graph, mapping, fetchGraph);
        if (graph instanceof AthanorEntityGraph<?> own) {
            for (AthanorSubgraph<?> ofSubclass : own.subclassGraphs()) {
                plan = extend(plan, ofSubclass, mapping, fetchGraph);
            }
        }
        return plan;
    }

    private static LoadPlan plan(Graph<?> graph, EntityMapping mapping, boolean fetchGraph) {
        return extend(fetchGraph ? LoadPlan.onlyNamed(mapping) : LoadPlan.of(mapping), graph, mapping, fetchGraph);
    }

    private static LoadPlan extend(LoadPlan start, Graph<?> graph, EntityMapping mapping, boolean fetchGraph) {
        LoadPlan plan = start;
        for (AttributeNode<?> node : graph.getAttributeNodes()) {
            Attribute attribute = find(mapping, node.getAttributeName());
            if (attribute instanceof Relationship relationship) {
                LoadPlan nested = nested(node, relationship.target(), fetchGraph);
                plan = nested == null ? plan.selectIn(attribute) : plan.selectIn(attribute, nested);
            } else if (attribute instanceof PluralAttribute) {
                plan = plan.selectIn(attribute);
            } else if (attribute instanceof EmbeddedAttribute embedded) {
                plan = within(embedded, node, plan, fetchGraph);
            }
        }
        return plan;
    }

    private static @Nullable Attribute find(EntityMapping mapping, String name) {
        Attribute own = mapping.attribute(name);
        if (own != null) {
            return own;
        }
        for (EntityMapping sub : mapping.hierarchy()) {
            if (sub.attribute(name) != null) {
                return sub.attribute(name);
            }
        }
        return null;
    }

    private static LoadPlan within(
            EmbeddedAttribute embedded, AttributeNode<?> node, LoadPlan plan, boolean fetchGraph) {
        LoadPlan result = plan;
        for (Subgraph<?> subgraph : node.getSubgraphs().values()) {
            for (AttributeNode<?> inner : subgraph.getAttributeNodes()) {
                Attribute attribute = embedded.attribute(inner.getAttributeName());
                if (attribute instanceof Relationship relationship) {
                    LoadPlan nested = nested(inner, relationship.target(), fetchGraph);
                    result = nested == null ? result.selectIn(attribute) : result.selectIn(attribute, nested);
                }
            }
        }
        return result;
    }

    private static @Nullable LoadPlan nested(AttributeNode<?> node, EntityMapping target, boolean fetchGraph) {
        LoadPlan nested = null;
        for (Subgraph<?> subgraph : node.getSubgraphs().values()) {
            nested = plan(subgraph, target, fetchGraph);
        }
        return nested;
    }
}
