package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.OutsideInterceptors;

/** The class files that a class loader finds; none of them is loaded as a class. */
public final class LoaderSurroundings implements Surroundings {
    private final ClassLoader loader;
    private final @Nullable String ownClass;

    private LoaderSurroundings(ClassLoader loader, @Nullable String ownClass) {
        this.loader = loader;
        this.ownClass = ownClass;
    }

    /** For a door that sees the classes of all loaders. */
    public static LoaderSurroundings everywhere(ClassLoader loader) {
        return new LoaderSurroundings(loader, null);
    }

    /** For a door that sees the classes of this loader, the one of that name among them, but none it shares with others. */
    public static LoaderSurroundings within(ClassLoader loader, String ownClass) {
        return new LoaderSurroundings(loader, ownClass);
    }

    /** Enhanced code calls this very Athanor; a loader that has none, or one of its own, cannot run it. */
    public static boolean canRun(ClassLoader loader) {
        try {
            return Class.forName(Enhanced.class.getName(), false, loader) == Enhanced.class;
        } catch (ClassNotFoundException | LinkageError invisible) {
            return false;
        }
    }

    @Override
    public @Nullable byte[] classFile(String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public Form form(String name) {
        if (OutsideInterceptors.covers(name, loader)) {
            return Form.OUTSIDE;
        }
        boolean reached = ownClass == null || name.equals(ownClass) || !shared(name + ".class");
        return reached ? Form.MEMBERS : Form.NONE;
    }

    private boolean shared(String file) {
        ClassLoader parent = loader.getParent();
        URL above = parent == null ? null : parent.getResource(file);
        URL own = loader.getResource(file);
        return above != null && own != null && above.toString().equals(own.toString());
    }
}
