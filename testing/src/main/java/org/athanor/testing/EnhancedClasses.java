package org.athanor.testing;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * With {@code -Dathanor.testing.enhanced=true} the provider's agent is there before any test class is loaded, so that all
 * entities of the tests are enhanced. JUnit finds this through {@code META-INF/services}.
 */
public final class EnhancedClasses implements LauncherSessionListener {

    static final String SETTING = "athanor.testing.enhanced";

    private static final String AGENT = "org.athanor.instrument.enhance.EnhancingAgent";

    private static boolean installed;

    /** Whether the entities of this run are enhanced. */
    public static boolean asked() {
        return Boolean.getBoolean(SETTING);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (asked() && !installed) {
            installed = true;
            install(ByteBuddyAgent.install());
        }
    }

    private static void install(Instrumentation jvm) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class.forName(AGENT, true, loader)
                    .getMethod("install", Instrumentation.class)
                    .invoke(null, jvm);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The agent of Athanor failed to start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    SETTING + " is set, but the agent " + AGENT + " is not on the class path of the tests", e);
        }
    }
}
