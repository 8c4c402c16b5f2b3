package org.athanor;

import jakarta.annotation.Nullable;

/**
 * What a session is about to ask the database, for {@link SessionListener#doOrmExecute}.
 *
 * @param kind why
 * @param attribute the attribute that is loaded, as {@code "Artist.albums"}; null where the statement is not about one
 */
public record OrmExecution(Kind kind, @Nullable String attribute) {
    public enum Kind {
        /** A query, or a {@code get} of what is not here. */
        SELECT,
        /** A bulk update or delete. */
        BULK,
        /** A relationship of an instance is touched. */
        RELATIONSHIP_LOAD,
        /** Columns of an instance that is here are read: expired, deferred, or by {@code refresh}. */
        COLUMN_LOAD
    }

    /** Whether the application asked, by a query or {@code get}. */
    public boolean isSelect() {
        return kind == Kind.SELECT;
    }

    public boolean isRelationshipLoad() {
        return kind == Kind.RELATIONSHIP_LOAD;
    }

    public boolean isColumnLoad() {
        return kind == Kind.COLUMN_LOAD;
    }
}
