package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The door of {@code athanor.instrumentation=attach}: puts the agent into the JVM it runs in. Managed classes not loaded yet
 * are enhanced as by any agent; those loaded already get code that announces to {@code OutsideInterceptors}.
 */
public final class Attachment {
    private static @Nullable LoadedClasses loaded;

    private Attachment() {}

    /** Attaches if nobody did, and sees to the managed classes of these names; says what could not be done. */
    public static synchronized void attach(Collection<String> managed, Consumer<String> problems) {
        Instrumentation jvm = jvm(problems);
        if (jvm == null) {
            return;
        }
        LoadedClasses classes = loaded;
        if (classes == null) {
            EnhancingAgent.install(jvm);
            classes = new LoadedClasses(jvm);
            loaded = classes;
        }
        classes.announce(packages(managed), problems);
    }

    private static Set<String> packages(Collection<String> classes) {
        Set<String> packages = new HashSet<>();
        for (String name : classes) {
            packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        }
        return packages;
    }

    private static @Nullable Instrumentation jvm(Consumer<String> problems) {
        List<String> reasons = new ArrayList<>();
        try {
            return ByteBuddyAgent.install();
        } catch (NoClassDefFoundError missing) {
            reasons.add("net.bytebuddy:byte-buddy-agent is not on the class path; add it");
        } catch (IllegalStateException | UnsupportedOperationException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            reasons.add("the JVM refuses it (" + cause + "); start it with -XX:+EnableDynamicAgentLoading");
        }
        problems.accept("athanor.instrumentation=attach has no effect, and classes that are not enhanced stay so: "
                + reasons.get(0) + ". Or start with -javaagent, or let the build enhance the classes.");
        return null;
    }
}
