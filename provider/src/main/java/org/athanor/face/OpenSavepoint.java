package org.athanor.face;

import java.util.function.Consumer;
import org.athanor.Savepoint;
import org.athanor.session.NestedTransactions;

/** The native view of a savepoint; {@code verbs} runs what it does as the session runs its verbs. */
record OpenSavepoint(NestedTransactions.Nested nested, Consumer<Runnable> verbs) implements Savepoint {
    @Override
    public void commit() {
        verbs.accept(nested::release);
    }

    @Override
    public void rollback() {
        verbs.accept(nested::rollback);
    }

    @Override
    public boolean isActive() {
        return nested.active();
    }

    @Override
    public void close() {
        if (nested.active()) {
            rollback();
        }
    }
}
