package org.athanor.state;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.state.StateListener.Transition;

/** How instances changed their state, kept until the context is in order again and the listener may look at it. */
final class Moves {
    private record Move(Object instance, Transition transition) {}

    private @Nullable StateListener listener;
    private List<Move> waiting = new ArrayList<>();

    void listener(@Nullable StateListener told) {
        listener = told;
    }

    void add(InstanceState state, Transition transition) {
        if (listener != null) {
            waiting.add(new Move(state.instance(), transition));
        }
    }

    /** An instance that is let go of. */
    void gone(InstanceState state, Status from) {
        add(
                state,
                switch (from) {
                    case PENDING -> Transition.PENDING_TO_TRANSIENT;
                    case DELETED -> Transition.DELETED_TO_DETACHED;
                    default -> Transition.PERSISTENT_TO_DETACHED;
                });
    }

    /** The coming of an instance is undone. */
    void undone(InstanceState state, Status from) {
        add(
                state,
                switch (from) {
                    case PENDING -> Transition.PENDING_TO_TRANSIENT;
                    case DELETED -> Transition.DELETED_TO_DETACHED;
                    default -> Transition.PERSISTENT_TO_TRANSIENT;
                });
    }

    /** In the order in which they were made. What the listener itself moves is told after. */
    void tell() {
        StateListener told = listener;
        if (told == null || waiting.isEmpty()) {
            return;
        }
        List<Move> moves = waiting;
        waiting = new ArrayList<>();
        moves.forEach(move -> told.moved(move.instance, move.transition));
    }
}
