package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.Map;

/** Knows a class that the enhancer of another provider has been over, by what that one adds. */
final class OtherProviders {
    private static final Map<String, String> INTERFACES = Map.of(
            "org/hibernate/engine/spi/Managed", "Hibernate",
            "org/eclipse/persistence/internal/weaving/PersistenceWeaved", "EclipseLink",
            "org/apache/openjpa/enhance/PersistenceCapable", "OpenJPA",
            "org/datanucleus/enhancement/Persistable", "DataNucleus");
    private static final String HIBERNATE_MARK = "Lorg/hibernate/bytecode/enhance/spi/EnhancementInfo;";

    private OtherProviders() {}

    /** The provider's name; null when no other was here. */
    static @Nullable String enhanced(ClassShape type) {
        if (type.annotations().contains(HIBERNATE_MARK)) {
            return "Hibernate";
        }
        for (String implemented : type.interfaces()) {
            for (Map.Entry<String, String> known : INTERFACES.entrySet()) {
                if (implemented.startsWith(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return null;
    }
}
