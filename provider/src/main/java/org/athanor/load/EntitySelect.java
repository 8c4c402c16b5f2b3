package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.JoinKind;
import org.athanor.sql.RowLock;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.type.ValueType;

/** A compiled select of one entity by identifier. */
final class EntitySelect {
    private static final int DEEPEST = 3;
    private static final int MOST = 8;

    private final KeyLookup lookup;
    private final RowMaterializer rows;

    private EntitySelect(KeyLookup lookup, RowMaterializer rows) {
        this.lookup = lookup;
        this.rows = rows;
    }

    static EntitySelect compile(
            EntityLoaders loaders, EntityMapping mapping, LoadPlan plan, boolean joins, @Nullable RowLock lock) {
        AliasAllocator aliases = new AliasAllocator();
        TableGroup group = new TableGroup(mapping, aliases);
        EntitySelection selection = new EntitySelection(group, plan, loaders);
        List<RelationshipJoin> joined = new ArrayList<>();
        if (joins) {
            joinToOnes(loaders, selection, aliases, new ArrayList<>(), joined);
        }
        RowMaterializer rows = selection.materializer(1);
        List<SelectItem> items = selection.items();
        List<ValueType<?>> types = new ArrayList<>();
        for (Leaf leaf : mapping.id().leaves()) {
            types.add(leaf.type());
        }
        FromItem from = group.from();
        for (RelationshipJoin join : joined) {
            from = join.apply(JoinKind.LEFT, from, null);
        }
        FromItem all = from;
        KeyLookup lookup = new KeyLookup(
                loaders.dialect(),
                group.idColumns(),
                types,
                condition -> Select.of(items, List.of(all), TableGroup.both(condition, group.restriction()))
                        .withLock(lock));
        return new EntitySelect(lookup, rows);
    }

    /**
     * Joins what is to come at once and leads to one row: eager to-ones, some levels deep, each attribute once on a path and
     * never back the way it came. A derived table is not joined: databases would build it whole.
     */
    private static void joinToOnes(
            EntityLoaders loaders,
            EntitySelection selection,
            AliasAllocator aliases,
            List<Relationship> path,
            List<RelationshipJoin> joined) {
        TableGroup group = selection.group();
        for (Attribute attribute : group.mapping().attributes()) {
            if (attribute instanceof ToOneAttribute toOne
                    && !selection.plan().strategy(toOne).later()
                    && !(toOne.target().hasSubMappings()
                            && toOne.target().inheritance().strategy() == Strategy.TABLE_PER_CLASS)
                    && path.size() < DEEPEST
                    && joined.size() < MOST
                    && !path.contains(toOne)
                    && (path.isEmpty() || toOne.inverse() != path.get(path.size() - 1))) {
                RelationshipJoin join = new RelationshipJoin(group::column, toOne, aliases, null);
                joined.add(join);
                LoadPlan nested = selection.plan().nested(toOne);
                EntitySelection target = new EntitySelection(
                        join.target(), nested == null ? LoadPlan.of(toOne.target()) : nested, loaders);
                List<Relationship> deeper = new ArrayList<>(path);
                deeper.add(toOne);
                joinToOnes(loaders, target, aliases, deeper, joined);
                selection.fetch(toOne, join, target);
            }
        }
    }

    /** The instance of the only row, null when there is none. */
    @Nullable
    Object one(ResultBatch batch, Object key) {
        return lookup.run(
                batch.context().jdbc(), List.of(key), results -> results.next() ? rows.read(results, batch) : null);
    }

    int chunk() {
        return lookup.chunk();
    }

    /** Reads all rows, in chunks. */
    void all(ResultBatch batch, List<Object> keys) {
        for (int from = 0; from < keys.size(); from += lookup.chunk()) {
            List<Object> chunk = keys.subList(from, Math.min(keys.size(), from + lookup.chunk()));
            lookup.run(batch.context().jdbc(), chunk, results -> {
                while (results.next()) {
                    rows.read(results, batch);
                }
                return null;
            });
        }
    }
}
