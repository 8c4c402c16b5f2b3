package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.IdentifierAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.state.InstanceState;

/**
 * Reads what one relationship, or collection of values, leads to, for many owners with one select: each row brings the
 * owner's key with the element. The select is compiled on first use, because eager relationships may go round in circles.
 */
public final class RelatedReader {
    private static final Object NO_IDENTIFIER = new Object();

    private final EntityLoaders loaders;
    private final EntityMapping owner;
    private final Attribute attribute;
    private final @Nullable LoadPlan plan;
    private final @Nullable Restriction restriction;
    private volatile @Nullable RelatedSelect select;

    /** {@code restriction} null: all that is stored. */
    RelatedReader(
            EntityLoaders loaders,
            EntityMapping owner,
            Attribute attribute,
            @Nullable LoadPlan plan,
            @Nullable Restriction restriction) {
        this.loaders = loaders;
        this.owner = owner;
        this.attribute = attribute;
        this.plan = plan;
        this.restriction = restriction;
    }

    /** How many owners one statement serves. */
    public int chunk() {
        return select().lookup().chunk();
    }

    /** Fills unloaded collections of this attribute, in chunks. */
    public void fill(LoadContext context, Collection<TrackedCollection> collections) {
        ResultBatch batch = new ResultBatch(context);
        fill(batch, collections);
        batch.complete();
    }

    /** The same as a part of a batch that somebody else completes. */
    void fill(ResultBatch batch, Collection<TrackedCollection> collections) {
        if (restriction != null) {
            fill(batch.context(), collections, restriction);
            return;
        }
        Map<Object, List<TrackedCollection>> byKey = new LinkedHashMap<>();
        for (TrackedCollection collection : collections) {
            if (!collection.loaded()) {
                InstanceState state = batch.persistence().stateOf(collection.owner());
                Object key = state == null ? null : ownerKey(state);
                if (key == null) {
                    collection.fill(List.of());
                } else {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(collection);
                }
            }
        }
        Map<Object, List<Object>> elements = read(batch, byKey.keySet());
        byKey.forEach((key, waiting) -> {
            List<Object> found = elements.getOrDefault(key, List.of());
            for (TrackedCollection collection : waiting) {
                if (!collection.loaded()) {
                    collection.fill(MapEntries.of(batch.context(), collection.attribute(), found));
                }
            }
        });
    }

    private void fill(LoadContext context, Collection<TrackedCollection> collections, Restriction wanted) {
        List<TrackedCollection> waiting =
                collections.stream().filter(each -> !each.loaded()).toList();
        List<Object> owners = waiting.stream().map(TrackedCollection::owner).toList();
        Map<Object, List<Object>> elements =
                owners.isEmpty() ? Map.of() : wanted.read(context, (ToManyAttribute) attribute, plan, owners);
        for (TrackedCollection collection : waiting) {
            if (!collection.loaded()) {
                List<Object> found = elements.getOrDefault(identifier(context, collection.owner()), List.of());
                collection.fill(MapEntries.of(context, collection.attribute(), found));
            }
        }
    }

    private static Object identifier(LoadContext context, Object owner) {
        IdentifierAccess identifier = context.context().accesses().of(owner).identifier();
        Object key = identifier.keyOf(owner);
        return key == null ? NO_IDENTIFIER : identifier.toUserId(key);
    }

    /** The key by which an owner's rows find it; null when it has none, and so no rows. */
    @Nullable
    Object ownerKey(InstanceState state) {
        return select().ownerKey().of(state);
    }

    /** The elements by owner's key, in order. Owners without elements are missing. */
    Map<Object, List<Object>> read(ResultBatch batch, Collection<Object> ownerKeys) {
        RelatedSelect compiled = select();
        Map<Object, List<Object>> elements = new HashMap<>();
        List<Object> keys = new ArrayList<>(ownerKeys);
        batch.nextCohort();
        int size = compiled.lookup().chunk();
        for (int from = 0; from < keys.size(); from += size) {
            List<Object> chunk = keys.subList(from, Math.min(keys.size(), from + size));
            compiled.lookup().run(batch.context().jdbc(), chunk, rows -> {
                collect(compiled, rows, batch, elements);
                return null;
            });
        }
        return elements;
    }

    private static void collect(
            RelatedSelect select, ResultSet rows, ResultBatch batch, Map<Object, List<Object>> elements)
            throws SQLException {
        while (rows.next()) {
            Object key = select.rowKey().read(rows);
            Object element = select.element().read(rows, batch);
            if (key != null && element != null) {
                elements.computeIfAbsent(key, k -> new ArrayList<>()).add(element);
            }
        }
    }

    private RelatedSelect select() {
        RelatedSelect compiled = select;
        if (compiled == null) {
            compiled = attribute instanceof Relationship relationship
                    ? RelatedSelect.ofRelationship(loaders, owner, relationship, plan)
                    : RelatedSelect.ofValues(loaders, owner, (ElementCollectionAttribute) attribute);
            select = compiled;
        }
        return compiled;
    }
}
