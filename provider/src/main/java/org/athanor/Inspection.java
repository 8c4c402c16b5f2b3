package org.athanor;

import jakarta.annotation.Nullable;
import java.util.Set;

/** What a session knows about an instance, at the moment it is asked; asking loads nothing. */
public interface Inspection {
    Object instance();

    InstanceStatus status();

    /** Whether it is marked to be deleted at the next flush. */
    boolean markedDeleted();

    /** The identifier of its row, parts of a composite one as a list; null while it has no row. */
    @Nullable
    Object identity();

    /** Whether an attribute or a collection has changed, net, since it was loaded or flushed. */
    boolean modified();

    /** Whether its values will be read anew. */
    boolean expired();

    /** The names of the attributes that can be read without asking the database. */
    Set<String> loaded();

    /** The names of the other attributes. */
    Set<String> unloaded();

    /**
     * What became of an attribute.
     *
     * @throws IllegalArgumentException when the entity has no attribute of that name
     */
    AttributeHistory history(String attribute);
}
