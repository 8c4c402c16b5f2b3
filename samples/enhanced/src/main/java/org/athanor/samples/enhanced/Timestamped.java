package org.athanor.samples.enhanced;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** What several entities would share. */
@MappedSuperclass
public abstract class Timestamped {
    private Instant changed;

    public Instant getChanged() {
        return changed;
    }

    protected void touch() {
        changed = Instant.now();
    }
}
