package org.athanor.jpa;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.RollbackException;
import org.athanor.dialect.SqlError;
import org.athanor.dialect.UnsupportedSqlException;
import org.athanor.flush.MissingIdentifierException;
import org.athanor.flush.StaleInstanceException;
import org.athanor.jdbc.JdbcException;
import org.athanor.load.RowNotFoundException;
import org.athanor.mapping.Mappings;
import org.athanor.schema.SchemaDifferenceException;
import org.athanor.session.AutoflushNote;
import org.athanor.state.IdentityConflictException;
import org.athanor.transaction.RollbackOnlyException;
import org.athanor.type.ConversionException;
import org.athanor.write.StaleRowException;

/**
 * The engine's exceptions as those of the specification (Jakarta Persistence 3.2, 3.11.1 and 4.10). What callbacks of the
 * application throw passes through.
 */
final class ExceptionTranslation {
    private final Violations constraints;

    ExceptionTranslation(Mappings mappings) {
        this.constraints = new Violations(mappings);
    }

    RuntimeException translate(RuntimeException e) {
        if (e instanceof JdbcException jdbc) {
            return translate(jdbc);
        }
        if (e instanceof StaleRowException) {
            return new OptimisticLockException(message(e), e);
        }
        if (e instanceof StaleInstanceException stale) {
            return new OptimisticLockException(message(e), e, stale.instance());
        }
        if (e instanceof IdentityConflictException) {
            return new EntityExistsException(message(e), e);
        }
        if (e instanceof RowNotFoundException) {
            return new EntityNotFoundException(message(e), e);
        }
        if (e instanceof SchemaDifferenceException
                || e instanceof UnsupportedSqlException
                || e instanceof MissingIdentifierException
                || e instanceof ConversionException) {
            return new PersistenceException(message(e), e);
        }
        if (e instanceof RollbackOnlyException) {
            return new RollbackException(message(e), e);
        }
        return e;
    }

    private RuntimeException translate(JdbcException e) {
        SqlError error = e.error();
        if (error.kind().isConstraint()) {
            Violations.Violation violation = constraints.describe(e);
            return violation.primaryKey()
                    ? new EntityExistsException(violation.message() + AutoflushNote.of(e), e)
                    : new PersistenceException(violation.message() + AutoflushNote.of(e), e);
        }
        return switch (error.kind()) {
            case LOCK ->
                e.onlyTheStatement()
                        ? new LockTimeoutException(message(e), e)
                        : new PessimisticLockException(message(e), e);
            case DEADLOCK -> new PessimisticLockException(message(e), e);
            case TIMEOUT ->
                e.onlyTheStatement()
                        ? new QueryTimeoutException(message(e), e)
                        : new PersistenceException(message(e), e);
            default -> new PersistenceException(message(e), e);
        };
    }

    private static String message(RuntimeException e) {
        return e.getMessage() + AutoflushNote.of(e);
    }

    /** As the commit throws it (3.3.9 and EntityTransaction.commit). */
    RollbackException onCommit(RuntimeException e) {
        RuntimeException translated = translate(e);
        return translated instanceof RollbackException rollback
                ? rollback
                : new RollbackException(
                        "The commit failed and the transaction was rolled back: " + translated.getMessage(),
                        translated);
    }

    /** Whether an exception, already translated, marks the transaction for rollback (3.3.1, 3.11.9). */
    static boolean marksRollback(RuntimeException translated) {
        return !(translated instanceof NoResultException
                || translated instanceof NonUniqueResultException
                || translated instanceof LockTimeoutException
                || translated instanceof QueryTimeoutException);
    }
}
