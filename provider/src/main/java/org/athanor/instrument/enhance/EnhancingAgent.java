package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.lang.instrument.Instrumentation;
import org.slf4j.LoggerFactory;

/**
 * The door of {@code -javaagent}: enhances every managed class that is loaded from then on. The jar stands on the system's
 * class path as an agent, and must find its libraries there too.
 */
public final class EnhancingAgent {
    private static boolean installed;

    private EnhancingAgent() {}

    /** Called by the JVM before the application's {@code main}. */
    public static void premain(@Nullable String arguments, Instrumentation jvm) {
        install(jvm);
    }

    /** Called by the JVM when somebody attaches the agent. */
    public static void agentmain(@Nullable String arguments, Instrumentation jvm) {
        install(jvm);
    }

    /** Does nothing the second time. */
    public static synchronized void install(Instrumentation jvm) {
        if (installed) {
            return;
        }
        installed = true;
        try {
            jvm.addTransformer(new LoadTimeTransformer(EnhancingAgent::log), false);
        } catch (LinkageError missing) {
            System.err.println(
                    "Athanor's agent enhances nothing, for the class path of the application lacks a library of"
                            + " it (" + missing
                            + "). Put byte-buddy, slf4j-api and jakarta.annotation-api there, or let the build"
                            + " enhance the classes.");
        }
    }

    private static void log(String problem) {
        LoggerFactory.getLogger("org.athanor.instrument").warn(problem);
    }
}
