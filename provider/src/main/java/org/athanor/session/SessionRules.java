package org.athanor.session;

import org.athanor.SessionRule;
import org.athanor.SessionRule.AfterCommit;
import org.athanor.SessionRule.AfterRollback;
import org.athanor.SessionRule.Autoflush;
import org.athanor.SessionRule.Begin;
import org.athanor.SessionRule.ChangedIdentifier;
import org.athanor.SessionRule.Children;
import org.athanor.SessionRule.NewInstances;
import org.athanor.SessionRule.OtherSide;
import org.athanor.mapping.Cascade;

/**
 * Where the ways of a session part.
 *
 * @param backPopulate whether a change at one side of a relationship is made at the other side at once
 * @param cohorts whether touching one lazy attribute loads it for all instances of the same result
 */
public record SessionRules(
        boolean backPopulate,
        boolean cohorts,
        Begin begin,
        Autoflush autoflush,
        NewInstances newInstances,
        Children children,
        AfterCommit afterCommit,
        AfterRollback afterRollback,
        ChangedIdentifier changedIdentifier) {
    /** As Jakarta Persistence demands. */
    public static final SessionRules JAKARTA = new SessionRules(
            true,
            true,
            Begin.EXPLICIT,
            Autoflush.AFFECTED,
            NewInstances.BY_PERSIST_CASCADE,
            Children.LEFT,
            AfterCommit.KEEP,
            AfterRollback.DETACH,
            ChangedIdentifier.REFUSED);

    /** As SQLAlchemy does. */
    public static final SessionRules NATIVE = new SessionRules(
            true,
            true,
            Begin.BY_ITSELF,
            Autoflush.ALWAYS,
            NewInstances.COME_ALONG,
            Children.UNLINKED,
            AfterCommit.EXPIRE,
            AfterRollback.RESTORE,
            ChangedIdentifier.WRITTEN);

    public SessionRules withCohorts(boolean value) {
        return new SessionRules(
                backPopulate,
                value,
                begin,
                autoflush,
                newInstances,
                children,
                afterCommit,
                afterRollback,
                changedIdentifier);
    }

    public SessionRules withBackPopulate(boolean value) {
        return new SessionRules(
                value,
                cohorts,
                begin,
                autoflush,
                newInstances,
                children,
                afterCommit,
                afterRollback,
                changedIdentifier);
    }

    public SessionRules with(SessionRule rule) {
        return new SessionRules(
                rule instanceof OtherSide value ? value == OtherSide.IN_STEP : backPopulate,
                cohorts,
                rule instanceof Begin value ? value : begin,
                rule instanceof Autoflush value ? value : autoflush,
                rule instanceof NewInstances value ? value : newInstances,
                rule instanceof Children value ? value : children,
                rule instanceof AfterCommit value ? value : afterCommit,
                rule instanceof AfterRollback value ? value : afterRollback,
                rule instanceof ChangedIdentifier value ? value : changedIdentifier);
    }

    /** The cascade along which new instances become managed. */
    Cascade newAlong() {
        return newInstances == NewInstances.COME_ALONG ? Cascade.SAVE_UPDATE : Cascade.PERSIST;
    }

    /** Whether instances stay after a rollback, so that the session can go on with them. */
    boolean restores() {
        return afterRollback == AfterRollback.RESTORE;
    }
}
