package org.athanor.session;

import jakarta.annotation.Nullable;
import org.athanor.PendingRollbackException;

/**
 * Lets uses of a session in: not after its end, by one thread at a time (as far as that can be seen), and after a failed
 * flush only once it was rolled back.
 */
final class Gate {
    private volatile @Nullable Thread user;
    private int depth;
    private @Nullable Throwable failure;
    private boolean closed;

    boolean open() {
        return !closed;
    }

    void close() {
        closed = true;
    }

    /** A flush has failed and was rolled back. */
    void fail(Throwable cause) {
        failure = cause;
    }

    boolean failed() {
        return failure != null;
    }

    /** The application has rolled back, and so knows. */
    void recover() {
        failure = null;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The session is closed; open another one");
        }
    }

    void requireUsable() {
        requireNoOther(Thread.currentThread());
        if (failure != null) {
            throw new PendingRollbackException(failure);
        }
    }

    /** Begins a use by the current thread; uses nest. To be followed by {@link #leave}. */
    void enter() {
        Thread current = Thread.currentThread();
        requireNoOther(current);
        user = current;
        depth++;
    }

    private void requireNoOther(Thread current) {
        Thread other = user;
        if (other != null && other != current) {
            throw new IllegalStateException("The session is in use by the thread '" + other.getName()
                    + "' at this moment. A session is for one thread at a time: open one for each");
        }
    }

    void leave() {
        if (--depth == 0) {
            user = null;
        }
    }
}
