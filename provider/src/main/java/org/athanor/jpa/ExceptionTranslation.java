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
            return new OptimisticLockException(e.getMessage(), e);
        }
        if (e instanceof StaleInstanceException stale) {
            return new OptimisticLockException(e.getMessage(), e, stale.instance());
        }
        if (e instanceof IdentityConflictException) {
            return new EntityExistsException(e.getMessage(), e);
        }
        if (e instanceof RowNotFoundException) {
            return new EntityNotFoundException(e.getMessage(), e);
        }
        if (e instanceof SchemaDifferenceException
                || e instanceof UnsupportedSqlException
                || e instanceof MissingIdentifierException
                || e instanceof ConversionException) {
            return new PersistenceException(e.getMessage(), e);
        }
        if (e instanceof RollbackOnlyException) {
            return new RollbackException(e.getMessage(), e);
        }
        return e;
    }

    private RuntimeException translate(JdbcException e) {
        SqlError error = e.error();
        if (error.kind().isConstraint()) {
            Violations.Violation violation = constraints.describe(e);
            return violation.primaryKey()
                    ? new EntityExistsException(violation.message(), e)
                    : new PersistenceException(violation.message(), e);
        }
        return switch (error.kind()) {
            case LOCK -> e.onlyTheStatement()
                    ? new LockTimeoutException(e.getMessage(), e)
                    : new PessimisticLockException(e.getMessage(), e);
            case DEADLOCK -> new PessimisticLockException(e.getMessage(), e);
            case TIMEOUT -> e.onlyTheStatement()
                    ? new QueryTimeoutException(e.getMessage(), e)
                    : new PersistenceException(e.getMessage(), e);
            default -> new PersistenceException(e.getMessage(), e);
        };
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
