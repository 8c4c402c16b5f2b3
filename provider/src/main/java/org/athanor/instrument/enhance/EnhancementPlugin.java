package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;

/**
 * The door of the build: what the plugins of Byte Buddy for Maven and Gradle run over compiled classes. They find it by
 * {@code META-INF/net.bytebuddy/build.plugins}. Classes are all seen before the first is transformed, so this knows which
 * superclasses will be enhanced along with them, and which come from elsewhere and stay as they are.
 */
public final class EnhancementPlugin implements Plugin.WithPreprocessor {
    private final BuildLogger log;
    private final Set<String> ofThisBuild = ConcurrentHashMap.newKeySet();
    private @Nullable ClassFileLocator locator;

    public EnhancementPlugin() {
        this(BuildLogger.NoOp.INSTANCE);
    }

    @Plugin.Factory.UsingReflection.Priority(1)
    public EnhancementPlugin(BuildLogger log) {
        this.log = log;
    }

    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator classFiles) {
        ofThisBuild.add(type.getInternalName());
        locator = classFiles;
    }

    @Override
    public boolean matches(@Nullable TypeDescription type) {
        if (type == null || locator == null) {
            return false;
        }
        BuildSurroundings surroundings = new BuildSurroundings(locator, ofThisBuild);
        byte[] file = surroundings.classFile(type.getInternalName());
        if (file == null) {
            return false;
        }
        Transformation result = new Transformer(surroundings).transform(type.getInternalName(), file);
        if (result.problem() != null) {
            log.warn(result.problem());
        }
        return result.bytes() != null;
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFiles) {
        log.debug("Enhancing " + type.getName());
        AsmVisitorWrapper whole = new WholeClass(new Transformer(new BuildSurroundings(classFiles, ofThisBuild)));
        return builder.visit(whole);
    }

    @Override
    public void close() {}

    /** Class files as the build finds them. */
    private record BuildSurroundings(ClassFileLocator locator, Set<String> ofThisBuild) implements Surroundings {
        @Override
        public @Nullable byte[] classFile(String name) {
            try {
                ClassFileLocator.Resolution found = locator.locate(Names.binary(name));
                return found.isResolved() ? found.resolve() : null;
            } catch (IOException unreadable) {
                return null;
            }
        }

        @Override
        public Form form(String name) {
            return ofThisBuild.contains(name) ? Form.MEMBERS : Form.NONE;
        }
    }
}
