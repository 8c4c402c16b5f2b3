package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;

/** Enhances classes while the JVM loads them. */
final class LoadTimeTransformer implements ClassFileTransformer {
    private final Consumer<String> problems;
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    LoadTimeTransformer(Consumer<String> problems) {
        this.problems = problems;
        // Loads what the work needs before the first class comes by, and shows whether it is there.
        Relevance.ofUnreadable(new byte[0]);
        Names.ofPlatform(ClassReader.class.getName());
    }

    @Override
    public @Nullable byte[] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null || Names.ofPlatform(name) || busy.get() != null) {
            return null;
        }
        // What is loaded for the work itself comes by here too.
        busy.set(true);
        try {
            return enhance(loader, name, bytes);
        } catch (EnhancementException stale) {
            problems.accept(String.valueOf(stale.getMessage()));
            return null;
        } catch (Throwable failure) {
            problems.accept("Class " + Names.binary(name) + " stays un-enhanced: " + failure);
            return null;
        } finally {
            busy.remove();
        }
    }

    private @Nullable byte[] enhance(ClassLoader loader, String name, byte[] bytes) {
        Transformation result = new Transformer(LoaderSurroundings.everywhere(loader)).transform(name, bytes);
        if (result.problem() != null) {
            problems.accept(result.problem());
        }
        return result.bytes() != null && LoaderSurroundings.canRun(loader) ? result.bytes() : null;
    }
}
