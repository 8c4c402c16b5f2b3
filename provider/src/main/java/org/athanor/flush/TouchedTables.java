package org.athanor.flush;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.athanor.cascade.Cascades;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Cascade;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Table;
import org.athanor.state.Changes;
import org.athanor.state.InstanceState;
import org.athanor.state.PersistenceContext;

/** Whether changes concern given tables. Errs on the side of yes: what a cascade might reach counts. */
final class TouchedTables {
    private final Cascades cascades;
    private final Set<Table> tables;
    private final Set<EntityMapping> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    TouchedTables(Cascades cascades, Set<Table> tables) {
        this.cascades = cascades;
        this.tables = tables;
    }

    boolean hasAny(Changes changes, PersistenceContext context) {
        return hasAny(changes.inserts())
                || hasAny(changes.updates().stream().map(Changes.Update::state).toList())
                || hasAny(changes.deletes())
                || changes.collections().stream().anyMatch(collection -> isTouched(collection, context));
    }

    private boolean hasAny(List<InstanceState> states) {
        EntityMapping last = null;
        for (InstanceState state : states) {
            if (state.mapping() != last) {
                last = state.mapping();
                if (isTouched(last)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The tables of the entity, of its relationships, and of all that its cascades lead to. */
    private boolean isTouched(EntityMapping mapping) {
        if (!seen.add(mapping)) {
            return false;
        }
        if (mapping.tables().stream().anyMatch(tables::contains)) {
            return true;
        }
        for (var attribute : mapping.attributes()) {
            if (attribute instanceof PluralAttribute plural && isTouched(plural)
                    || attribute instanceof ToOneAttribute toOne
                            && toOne.joinTable() != null
                            && tables.contains(toOne.joinTable().table())) {
                return true;
            }
        }
        return follows(mapping, Cascade.PERSIST) || follows(mapping, Cascade.REMOVE);
    }

    private boolean follows(EntityMapping mapping, Cascade cascade) {
        for (Relationship relationship : cascades.relationships(mapping, cascade)) {
            for (EntityMapping target : relationship.target().hierarchy()) {
                if (isTouched(target)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTouched(TrackedCollection collection, PersistenceContext context) {
        InstanceState owner = context.stateOf(collection.owner());
        return owner != null && isTouched(owner.mapping());
    }

    /** The rows that the attribute itself is stored in, other than its owner's. */
    private boolean isTouched(PluralAttribute attribute) {
        if (attribute instanceof ElementCollectionAttribute elements) {
            return tables.contains(elements.table().table());
        }
        ToManyAttribute toMany = (ToManyAttribute) attribute;
        return toMany.joinTable() != null && tables.contains(toMany.joinTable().table())
                || toMany.owning()
                        && toMany.targetForeignKey().stream()
                                .anyMatch(pair -> tables.contains(pair.column().table()));
    }
}
