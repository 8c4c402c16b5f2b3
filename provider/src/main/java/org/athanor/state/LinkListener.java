package org.athanor.state;

import org.athanor.mapping.Relationship;

/** Told what the application makes instances of a context lead to, and no longer lead to; loading tells nothing. */
public interface LinkListener {
    /** The relationship of an instance leads to {@code target} from now on. */
    void linked(Relationship relationship, Object target);

    /** It leads there no longer, and not because another instance does now. */
    void unlinked(Relationship relationship, Object target);
}
