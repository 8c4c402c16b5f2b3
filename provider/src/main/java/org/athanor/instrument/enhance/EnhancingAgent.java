package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.lang.instrument.Instrumentation;
import org.slf4j.LoggerFactory;

/** The door of {@code -javaagent}: enhances every managed class that is loaded from then on. */
public final class EnhancingAgent {
    private EnhancingAgent() {}

    /** Called by the JVM before the application's {@code main}. */
    public static void premain(@Nullable String arguments, Instrumentation jvm) {
        install(jvm);
    }

    /** Called by the JVM when somebody attaches the agent. */
    public static void agentmain(@Nullable String arguments, Instrumentation jvm) {
        install(jvm);
    }

    public static void install(Instrumentation jvm) {
        jvm.addTransformer(new LoadTimeTransformer(EnhancingAgent::log), false);
    }

    private static void log(String problem) {
        LoggerFactory.getLogger("org.athanor.instrument").warn(problem);
    }
}
