package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.security.ProtectionDomain;
import org.athanor.instrument.enhance.LoaderSurroundings;
import org.athanor.instrument.enhance.Transformation;
import org.athanor.instrument.enhance.Transformer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the container (Jakarta Persistence 3.2, 9.6.2): enhances the classes of a unit while the container loads them.
 * Looks at class files only, so that no class of the unit is loaded before the container loads it.
 */
final class ContainerEnhancement implements ClassTransformer {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerEnhancement.class);

    private final @Nullable ClassLoader fallback;

    private ContainerEnhancement(@Nullable ClassLoader fallback) {
        this.fallback = fallback;
    }

    /** To be called before any class of the unit is loaded. A container that will have none of it stays without. */
    static void offer(PersistenceUnitInfo info) {
        try {
            info.addTransformer(new ContainerEnhancement(temporaryLoader(info)));
        } catch (RuntimeException refused) {
            LOG.debug(
                    "The container takes no class transformer for the persistence unit {}: {}",
                    info.getPersistenceUnitName(),
                    refused.toString());
        }
    }

    private static @Nullable ClassLoader temporaryLoader(PersistenceUnitInfo info) {
        ClassLoader temporary;
        try {
            temporary = info.getNewTempClassLoader();
        } catch (RuntimeException refused) {
            temporary = null;
        }
        return temporary != null ? temporary : info.getClassLoader();
    }

    @Override
    public @Nullable byte[] transform(
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        ClassLoader seen = loader != null ? loader : fallback;
        if (seen == null) {
            return null;
        }
        try {
            String name = className.replace('.', '/');
            Transformation result = new Transformer(LoaderSurroundings.within(seen, name)).transform(name, bytes);
            if (result.problem() != null) {
                LOG.warn(result.problem());
            }
            return result.bytes() != null && LoaderSurroundings.canRun(seen) ? result.bytes() : null;
        } catch (RuntimeException failure) {
            LOG.warn("Class {} stays un-enhanced: {}", className, failure.getMessage());
            return null;
        }
    }
}
