package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.Set;

/** An attribute that leads to another entity: to one, or to many. */
public sealed interface Relationship extends Attribute permits ToOneAttribute, ToManyAttribute {
    EntityMapping target();

    Set<Cascade> cascades();

    default boolean cascades(Cascade cascade) {
        return cascades().contains(cascade);
    }

    boolean orphanRemoval();

    RelationshipOptions options();

    /** Whether nothing that is done to it in memory is of any consequence. */
    default boolean viewOnly() {
        return options().viewOnly();
    }

    /** Whether the deletion of an owner leaves what the relationship leads to, loaded or not, to the database. */
    default boolean passiveDelete(boolean loaded) {
        return switch (options().passiveDeletes()) {
            case NOTHING -> false;
            case UNLOADED -> !loaded;
            case ALL -> true;
        };
    }

    /** Whether the columns are written from this side. */
    boolean owning();

    /** The relationship on the other side: that named by mappedBy, or that whose mappedBy names this one. */
    @Nullable
    Relationship inverse();
}
