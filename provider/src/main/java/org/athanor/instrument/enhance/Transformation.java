package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;

/** What became of one class file: new bytes, or none and perhaps the reason why it had to stay as it is. */
public final class Transformation {
    static final Transformation NOTHING = new Transformation(null, null);

    private final @Nullable byte[] bytes;
    private final @Nullable String problem;

    private Transformation(@Nullable byte[] bytes, @Nullable String problem) {
        this.bytes = bytes;
        this.problem = problem;
    }

    static Transformation to(byte[] bytes) {
        return new Transformation(bytes, null);
    }

    static Transformation impossible(String problem) {
        return new Transformation(null, problem);
    }

    /** The class file to use instead; null when there is nothing to do. */
    public @Nullable byte[] bytes() {
        return bytes;
    }

    /** For people: which class stays un-enhanced, why, and the cure; null when all is well. */
    public @Nullable String problem() {
        return problem;
    }
}
