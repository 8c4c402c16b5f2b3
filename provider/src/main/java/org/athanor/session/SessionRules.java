package org.athanor.session;

import org.athanor.state.RollbackMode;

/**
 * Where the ways of a session part.
 *
 * @param cohorts whether touching one lazy attribute loads it for all instances of the same result
 * @param rollback what becomes of managed instances after a rollback
 */
public record SessionRules(boolean cohorts, RollbackMode rollback) {
    /** As Jakarta Persistence demands. */
    public static final SessionRules JAKARTA = new SessionRules(true, RollbackMode.DETACH);

    public SessionRules withCohorts(boolean value) {
        return new SessionRules(value, rollback);
    }
}
