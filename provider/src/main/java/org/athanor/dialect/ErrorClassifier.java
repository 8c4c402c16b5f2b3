package org.athanor.dialect;

import java.sql.SQLException;

/** Tells what an error of one database means. */
@FunctionalInterface
public interface ErrorClassifier {
    SqlError classify(SQLException error);

    /**
     * How long to try a statement again that this error refused at once, where the database would otherwise have waited for
     * the lock; 0 for not at all. Such a statement has done nothing.
     */
    default int repeatMillis(SQLException error) {
        return 0;
    }
}
