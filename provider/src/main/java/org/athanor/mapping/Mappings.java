package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.sql.schema.Schema;

/** Everything mapped in one persistence unit. */
public final class Mappings {
    private final List<EntityMapping> entities;
    private final Map<Class<?>, EntityMapping> byClass = new ConcurrentHashMap<>();
    private final Map<String, EntityMapping> byName = new HashMap<>();
    private final List<EmbeddableMapping> embeddables;
    private final List<MappedSuperclassMapping> mappedSuperclasses;
    private final DeclaredQueries queries;
    private final Schema schema;

    public Mappings(
            List<EntityMapping> entities,
            List<EmbeddableMapping> embeddables,
            List<MappedSuperclassMapping> mappedSuperclasses,
            DeclaredQueries queries,
            Schema schema) {
        this.entities = List.copyOf(entities);
        this.embeddables = List.copyOf(embeddables);
        this.mappedSuperclasses = List.copyOf(mappedSuperclasses);
        this.queries = queries;
        this.schema = schema;
        for (int i = 0; i < this.entities.size(); i++) {
            EntityMapping entity = this.entities.get(i);
            entity.ordinal(i);
            byClass.put(entity.javaType(), entity);
            byName.put(entity.name(), entity);
        }
    }

    /** All entities; {@link EntityMapping#ordinal()} is the index. */
    public List<EntityMapping> entities() {
        return entities;
    }

    /**
     * The entity of a class, or of the nearest superclass that is one (generated subclasses count as the entity they extend);
     * null when there is none.
     */
    public @Nullable EntityMapping find(Class<?> type) {
        EntityMapping known = byClass.get(type);
        if (known != null) {
            return known;
        }
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            EntityMapping inherited = byClass.get(c);
            if (inherited != null) {
                byClass.put(type, inherited);
                return inherited;
            }
        }
        return null;
    }

    /** The entity mapped by exactly this class, null when it is not one. */
    public @Nullable EntityMapping findExactly(Class<?> type) {
        EntityMapping mapping = byClass.get(type);
        return mapping != null && mapping.javaType() == type ? mapping : null;
    }

    /** The entity of that name, null when there is none. */
    public @Nullable EntityMapping find(String entityName) {
        return byName.get(entityName);
    }

    public List<EmbeddableMapping> embeddables() {
        return embeddables;
    }

    public List<MappedSuperclassMapping> mappedSuperclasses() {
        return mappedSuperclasses;
    }

    public Map<String, NamedQuery> namedQueries() {
        return queries.queries();
    }

    /** What native queries may give by name. */
    public Map<String, ResultSetMapping> resultSetMappings() {
        return queries.resultSets();
    }

    public Map<String, NamedProcedure> namedProcedures() {
        return queries.procedures();
    }

    public Schema schema() {
        return schema;
    }
}
