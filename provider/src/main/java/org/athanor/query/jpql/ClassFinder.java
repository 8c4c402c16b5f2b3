package org.athanor.query.jpql;

import jakarta.annotation.Nullable;

/** Finds a class by its binary name, null when there is none. */
@FunctionalInterface
public interface ClassFinder {
    @Nullable
    Class<?> find(String binaryName);

    /** The classes a class loader sees. */
    static ClassFinder of(ClassLoader loader) {
        return name -> {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                return null;
            }
        };
    }
}
