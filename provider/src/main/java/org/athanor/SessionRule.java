package org.athanor;

/**
 * A rule in which sessions differ, for {@link SessionFactory#with}. Native sessions begin with the first constant of each,
 * entity managers with the second, except that both keep the {@linkplain OtherSide other side} in step.
 *
 * <pre>{@code
 * SessionFactory reports = sessions.with(SessionRule.Autoflush.NEVER, SessionRule.AfterCommit.KEEP);
 * }</pre>
 */
public sealed interface SessionRule {
    /** When a transaction begins. */
    enum Begin implements SessionRule {
        /** By itself, when there is something to do. */
        BY_ITSELF,
        /** When the application says so; without one, changes wait for the next. */
        EXPLICIT
    }

    /** When pending changes are flushed before a query. */
    enum Autoflush implements SessionRule {
        /** Before every query, and every load that has to ask the database. */
        ALWAYS,
        /** Before queries that read tables which the changes touch. */
        AFFECTED,
        /** Only by {@link Session#flush()} and {@link Session#commit()}. */
        NEVER
    }

    /** How new instances come in that managed ones lead to. */
    enum NewInstances implements SessionRule {
        /** Along every relationship, unless the mapping says {@link WithoutCascade}. */
        COME_ALONG,
        /** Along relationships with cascade PERSIST; otherwise the flush fails. */
        BY_PERSIST_CASCADE
    }

    /** What becomes of the children of a removed instance that no REMOVE cascade takes along. */
    enum Children implements SessionRule {
        /** Their foreign keys become NULL. */
        UNLINKED,
        /** They are the application's business. */
        LEFT
    }

    /** What becomes of the changed identifier of a persistent instance. */
    enum ChangedIdentifier implements SessionRule {
        /**
         * It is written, and becomes the identity of the instance with the flush. Foreign keys to it in the database are the
         * business of their {@code on update}; loaded instances refer to the instance and need nothing.
         */
        WRITTEN,
        /** The flush fails (Jakarta Persistence 3.2, 2.4). */
        REFUSED
    }

    /** What becomes of the other side when one side of a relationship is changed. */
    enum OtherSide implements SessionRule {
        /** It is changed at once. */
        IN_STEP,
        /** It is the application's business. */
        LEFT
    }

    /** What becomes of instances after a commit. */
    enum AfterCommit implements SessionRule {
        /** They are expired: the next touch reads them anew. */
        EXPIRE,
        /** They stay as they are. */
        KEEP
    }

    /** What becomes of managed instances after a rollback, once their state is put back. */
    enum AfterRollback implements SessionRule {
        /** New ones are transient, removed ones persistent; the others stay and are expired. */
        RESTORE,
        /** All are detached. */
        DETACH
    }
}
