package org.athanor.instrument;

import jakarta.annotation.Nullable;

/**
 * Reaches the members that one superclass of an entity declares, from inside that class: private members cannot be
 * reached from the entity's own generated code. Generated per declaring class ({@link BridgeGenerator}); the entity's code
 * holds it in a constant, so the JIT sees through the call and nothing is boxed. {@code int} stands for all types that are
 * ints on the stack.
 */
public abstract class DeclaredMembers {
    protected DeclaredMembers() {}

    public int getInt(Object instance, int member) {
        throw missing(member);
    }

    public long getLong(Object instance, int member) {
        throw missing(member);
    }

    public float getFloat(Object instance, int member) {
        throw missing(member);
    }

    public double getDouble(Object instance, int member) {
        throw missing(member);
    }

    public @Nullable Object getObject(Object instance, int member) {
        throw missing(member);
    }

    public void setInt(Object instance, int member, int value) {
        throw missing(member);
    }

    public void setLong(Object instance, int member, long value) {
        throw missing(member);
    }

    public void setFloat(Object instance, int member, float value) {
        throw missing(member);
    }

    public void setDouble(Object instance, int member, double value) {
        throw missing(member);
    }

    public void setObject(Object instance, int member, @Nullable Object value) {
        throw missing(member);
    }

    protected final IllegalStateException missing(int member) {
        return new IllegalStateException(
                "No member " + member + " of this type in " + getClass().getName());
    }
}
