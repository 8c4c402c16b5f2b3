package org.athanor.write;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.dialect.Dialect;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;

/** The writers of one factory, each made on first use. */
public final class EntityWriters {
    private final Mappings mappings;
    private final Dialect dialect;
    private final Map<EntityMapping, EntityWriter> entities = new ConcurrentHashMap<>();
    private final Map<CollectionTable, ForeignKeyClearer> clearers = new ConcurrentHashMap<>();
    private final Map<CollectionTable, CollectionRowWriter> collections = new ConcurrentHashMap<>();

    public EntityWriters(Mappings mappings, Dialect dialect) {
        this.mappings = mappings;
        this.dialect = dialect;
    }

    public EntityWriter of(EntityMapping mapping) {
        EntityWriter known = entities.get(mapping);
        return known != null ? known : entities.computeIfAbsent(mapping, m -> new EntityWriter(m, mappings, dialect));
    }

    /** The writer of the join or element table of an attribute of {@code owner}. */
    public CollectionRowWriter of(CollectionTable table) {
        CollectionRowWriter known = collections.get(table);
        return known != null ? known : collections.computeIfAbsent(table, t -> new CollectionRowWriter(table, dialect));
    }

    /** What clears the foreign keys of a to-many that keeps them in its targets' table. */
    public ForeignKeyClearer clearerOf(CollectionTable table) {
        ForeignKeyClearer known = clearers.get(table);
        return known != null ? known : clearers.computeIfAbsent(table, t -> new ForeignKeyClearer(table, dialect));
    }
}
