package org.athanor.flush;

/** Told of the rows that a flush writes: before all of its statements, once for each, and after them, before acceptance. */
public interface RowListener {
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /** May change the instance; the change is part of the flush. */
    void before(Kind kind, Object instance);

    void after(Kind kind, Object instance);

    /** After all rows, before the flush is accepted. */
    void afterFlush();
}
