package org.athanor.mapping;

/** What a relationship declares beyond Jakarta Persistence. */
public record RelationshipOptions(boolean viewOnly, PassiveDeletes passiveDeletes, Reading reading) {
    /** What is left to the database when an owner is deleted. */
    public enum PassiveDeletes {
        NOTHING,
        UNLOADED,
        ALL
    }

    /** How the elements of a collection are read. */
    public enum Reading {
        /** They are loaded once and held. */
        HELD,
        /** Each reading asks the database. */
        DYNAMIC,
        /** As DYNAMIC, and by queries alone. */
        WRITE_ONLY
    }

    public static final RelationshipOptions NONE = new RelationshipOptions(false, PassiveDeletes.NOTHING, Reading.HELD);
}
