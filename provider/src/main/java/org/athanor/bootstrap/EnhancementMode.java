package org.athanor.bootstrap;

/** The values of {@code athanor.instrumentation}. */
enum EnhancementMode {
    /** Enhanced classes are used as such, and a container that offers to is let enhance the others. */
    AUTO,
    /** Classes not enhanced yet are enhanced by an agent that is put into this JVM. */
    ATTACH,
    /** All classes are used as if they were not enhanced. */
    OFF
}
