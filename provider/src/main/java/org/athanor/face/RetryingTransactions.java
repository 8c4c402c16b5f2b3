package org.athanor.face;

import java.util.function.Function;
import org.athanor.Retrying;
import org.athanor.Session;
import org.athanor.dialect.SqlError;
import org.athanor.jdbc.JdbcException;

/** Repeats a transaction of a session as long as the database says that it may succeed when tried anew. */
record RetryingTransactions(Session session, int attempts) implements Retrying {
    RetryingTransactions {
        requirePositive(attempts);
    }

    static void requirePositive(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("retrying(" + attempts + "): one attempt is the least");
        }
    }

    @Override
    public <R> R fromTransaction(Function<? super Session, R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.fromTransaction(work);
            } catch (RuntimeException e) {
                if (attempt == attempts || !mayNotComeAgain(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayNotComeAgain(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof JdbcException jdbc) {
                return jdbc.error().kind() == SqlError.Kind.DEADLOCK;
            }
        }
        return false;
    }
}
