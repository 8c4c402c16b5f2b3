package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;

/** The class files that a class loader finds; none of them is loaded as a class. */
final class LoaderSurroundings implements Surroundings {
    private final ClassLoader loader;

    LoaderSurroundings(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public @Nullable byte[] classFile(String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
