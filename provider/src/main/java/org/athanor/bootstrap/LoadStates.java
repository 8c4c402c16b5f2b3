package org.athanor.bootstrap;

import jakarta.persistence.spi.LoadState;
import jakarta.persistence.spi.ProviderUtil;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.Reference;
import org.athanor.instrument.TrackedCollection;

/**
 * What can be told of any instance without knowing its unit (Jakarta Persistence 3.2, 9.9). Enhanced instances, references and
 * tracked collections carry Athanor's mark; of everything else it is not known who loaded it.
 */
final class LoadStates implements ProviderUtil {
    @Override
    public LoadState isLoadedWithoutReference(Object entity, String attributeName) {
        return !Interceptors.loaded(entity, attributeName)
                ? LoadState.NOT_LOADED
                : AttributeProbe.state(entity, attributeName);
    }

    @Override
    public LoadState isLoadedWithReference(Object entity, String attributeName) {
        return isLoadedWithoutReference(entity, attributeName);
    }

    @Override
    public LoadState isLoaded(Object entity) {
        if (entity instanceof Reference || entity instanceof Enhanced) {
            return Interceptors.loaded(entity) ? LoadState.LOADED : LoadState.NOT_LOADED;
        }
        if (entity instanceof TrackedCollection collection) {
            return collection.loaded() ? LoadState.LOADED : LoadState.NOT_LOADED;
        }
        return LoadState.UNKNOWN;
    }
}
