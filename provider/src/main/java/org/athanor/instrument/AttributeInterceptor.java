package org.athanor.instrument;

import jakarta.annotation.Nullable;

/**
 * Stands between an enhanced instance and its attributes. Enhanced code calls the static methods around each access; most
 * of the time they find nothing to do after one test of a bit.
 *
 * <p>Attributes are known by name, for an enhanced class knows no mapping. Each name has one of 64 bits, so two attributes
 * may share one: a bit that is set says that somebody <em>may</em> want to hear of the access, and the overriding method
 * looks closer. The bits of everything an interceptor need not hear of are clear.
 */
public abstract class AttributeInterceptor {
    /** Rises when enhanced classes of before can no longer be used. */
    public static final int VERSION = 1;

    /** All attributes. */
    public static final long ALL = -1L;

    private long announced;
    private boolean everyWrite;

    protected AttributeInterceptor() {}

    /** The bit of an attribute's name. Part of what enhanced classes are compiled with: a change raises the version. */
    public static long bit(String attribute) {
        int hash = attribute.hashCode() * 0x9E3779B9;
        return 1L << (hash >>> 26);
    }

    /** Before enhanced code reads an attribute of {@code self}. */
    public static void reading(@Nullable AttributeInterceptor interceptor, Object self, long bit, String attribute) {
        if (interceptor != null && (interceptor.announced & bit) != 0) {
            interceptor.beforeRead(self, attribute);
        }
    }

    /** Before enhanced code writes an attribute of {@code self}. */
    public static void writing(@Nullable AttributeInterceptor interceptor, Object self, long bit, String attribute) {
        if (interceptor != null && (interceptor.everyWrite || (interceptor.announced & bit) != 0)) {
            interceptor.beforeWrite(self, attribute);
        }
    }

    /** After enhanced code wrote an attribute that is no primitive, String, number or the like. */
    public static void written(@Nullable AttributeInterceptor interceptor, Object self, String attribute) {
        if (interceptor != null) {
            interceptor.afterWrite(self, attribute);
        }
    }

    /** From now on accesses to attributes of these {@link #bit}s are announced, and perhaps the writing of all others. */
    protected final void announce(long bits, boolean allWrites) {
        announced = bits;
        everyWrite = allWrites;
    }

    /** May load the attribute; {@code self} is the instance, or an embeddable in it. */
    protected abstract void beforeRead(Object self, String attribute);

    protected abstract void beforeWrite(Object self, String attribute);

    protected abstract void afterWrite(Object self, String attribute);

    /** Whether this refers to the instance, and so keeps it; what outlives the persistence context must not. */
    public boolean holdsInstance() {
        return true;
    }

    /** Whether the instance has been read; attributes of it may still be missing. */
    public abstract boolean loaded();

    /** Whether the attribute of that name (of the instance itself) has been read. */
    public abstract boolean loaded(String attribute);

    /** Reads the instance if it was not yet. */
    public abstract void load();

    /** Reads the attribute if it was not yet. */
    public abstract void load(String attribute);
}
