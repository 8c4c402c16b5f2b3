package org.athanor.state;

/** Reads what an enhanced instance lacks, at the moment it is touched. The session stands behind it. */
public interface AttributeLoader {
    /** Reads an instance that was never read, or has expired; whoever returns has loaded it, or throws. */
    void load(InstanceState state);

    /** Reads an attribute that was left out, by index, and what is read best together with it. */
    void load(InstanceState state, int attribute);
}
