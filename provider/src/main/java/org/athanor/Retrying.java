package org.athanor;

import java.util.function.Consumer;
import java.util.function.Function;

/** Runs work in transactions, again when the failure of one may not come again; see {@link Session#retrying}. */
public interface Retrying {
    /** Runs work and commits. */
    default void inTransaction(Consumer<? super Session> work) {
        fromTransaction(session -> {
            work.accept(session);
            return session;
        });
    }

    /** Runs work and commits, and answers what the work answers. */
    <R> R fromTransaction(Function<? super Session, R> work);
}
