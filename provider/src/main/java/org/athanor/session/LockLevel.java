package org.athanor.session;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import org.athanor.sql.RowLock;

/** The lock modes of Jakarta Persistence 3.2, 3.5.4 by strength; the ordinal is what an instance's state remembers. */
enum LockLevel {
    NONE(LockModeType.NONE),
    OPTIMISTIC(LockModeType.OPTIMISTIC),
    OPTIMISTIC_FORCE_INCREMENT(LockModeType.OPTIMISTIC_FORCE_INCREMENT),
    PESSIMISTIC_READ(LockModeType.PESSIMISTIC_READ),
    PESSIMISTIC_WRITE(LockModeType.PESSIMISTIC_WRITE),
    PESSIMISTIC_FORCE_INCREMENT(LockModeType.PESSIMISTIC_FORCE_INCREMENT);

    private static final LockLevel[] ALL = values();

    private final LockModeType mode;

    LockLevel(LockModeType mode) {
        this.mode = mode;
    }

    static LockLevel of(LockModeType mode) {
        return switch (mode) {
            case NONE -> NONE;
            case READ, OPTIMISTIC -> OPTIMISTIC;
            case WRITE, OPTIMISTIC_FORCE_INCREMENT -> OPTIMISTIC_FORCE_INCREMENT;
            case PESSIMISTIC_READ -> PESSIMISTIC_READ;
            case PESSIMISTIC_WRITE -> PESSIMISTIC_WRITE;
            case PESSIMISTIC_FORCE_INCREMENT -> PESSIMISTIC_FORCE_INCREMENT;
        };
    }

    static LockLevel of(int number) {
        return ALL[number];
    }

    LockModeType mode() {
        return mode;
    }

    boolean pessimistic() {
        return ordinal() >= PESSIMISTIC_READ.ordinal();
    }

    boolean increments() {
        return this == OPTIMISTIC_FORCE_INCREMENT || this == PESSIMISTIC_FORCE_INCREMENT;
    }

    /** The clause that takes this lock while reading; null for optimistic ones. */
    @Nullable
    RowLock rowLock(int timeoutMillis) {
        return !pessimistic()
                ? null
                : new RowLock(this == PESSIMISTIC_READ ? RowLock.Mode.SHARE : RowLock.Mode.UPDATE, timeoutMillis);
    }
}
