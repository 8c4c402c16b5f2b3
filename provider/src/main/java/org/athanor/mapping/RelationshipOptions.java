package org.athanor.mapping;

/** What a relationship declares beyond Jakarta Persistence. */
public record RelationshipOptions(boolean viewOnly, PassiveDeletes passiveDeletes) {
    /** What is left to the database when an owner is deleted. */
    public enum PassiveDeletes {
        NOTHING,
        UNLOADED,
        ALL
    }

    public static final RelationshipOptions NONE = new RelationshipOptions(false, PassiveDeletes.NOTHING);
}
