package org.athanor.schema;

import java.util.List;
import org.athanor.dialect.Capability;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs DDL on one connection, in one transaction where the database has transactional DDL and none is active. What the dialect
 * wants around such a change (foreign keys suspended) happens outside the transaction.
 */
final class SchemaChange {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaChange.class);

    private final JdbcSession session;

    SchemaChange(JdbcSession session) {
        this.session = session;
    }

    /** Runs the statements; the first that fails ends it, and undoes the others where that is possible. */
    void run(List<String> statements) {
        inTransaction(() -> statements.forEach(session::execute));
    }

    /** Runs the statements on one connection as they are; they manage transactions themselves. */
    void outsideTransaction(List<String> statements) {
        onOneConnection(() -> {
            try {
                statements.forEach(session::execute);
            } catch (JdbcException e) {
                leaveTransaction(e);
                throw e;
            }
        });
    }

    /** One that the statements began must not go back to the pool with the connection. */
    private void leaveTransaction(JdbcException failure) {
        try {
            session.execute("rollback");
        } catch (JdbcException none) {
            failure.addSuppressed(none);
        }
    }

    /** Runs the statements and goes on after one that fails, which is logged. */
    void runLeniently(List<String> statements) {
        if (session.dialect().can(Capability.FAILURE_ENDS_TRANSACTION)) {
            runEachLeniently(statements);
        } else {
            inTransaction(() -> runEachLeniently(statements));
        }
    }

    private void runEachLeniently(List<String> statements) {
        for (String sql : statements) {
            try {
                session.execute(sql);
            } catch (JdbcException e) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    /** Runs the work with foreign keys suspended, as far as the dialect knows how. */
    void suspended(Runnable work) {
        SchemaSyntax syntax = session.dialect().schemaSyntax();
        onOneConnection(() -> {
            syntax.before().forEach(session::execute);
            try {
                work.run();
            } finally {
                syntax.after().forEach(session::execute);
            }
        });
    }

    private void inTransaction(Runnable work) {
        if (session.inTransaction() || !session.dialect().can(Capability.TRANSACTIONAL_DDL)) {
            work.run();
            return;
        }
        session.begin();
        boolean done = false;
        try {
            work.run();
            session.commit();
            done = true;
        } finally {
            if (!done) {
                session.rollback();
            }
        }
    }

    private void onOneConnection(Runnable work) {
        try {
            session.withConnection(connection -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
