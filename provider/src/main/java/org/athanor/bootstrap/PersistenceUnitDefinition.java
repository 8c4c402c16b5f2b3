package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A persistence unit as declared, by persistence.xml, in code or by a container. A data source is an object or a JNDI name.
 * {@code rootUrl} is null where there is nothing to discover; {@code origin} tells people where the unit is declared.
 */
record PersistenceUnitDefinition(
        String name,
        String origin,
        ClassLoader classLoader,
        @Nullable String provider,
        @Nullable PersistenceUnitTransactionType transactionType,
        @Nullable Object jtaDataSource,
        @Nullable Object nonJtaDataSource,
        List<String> mappingFiles,
        List<URL> jarFiles,
        List<String> classNames,
        List<Class<?>> classes,
        boolean excludeUnlistedClasses,
        @Nullable URL rootUrl,
        @Nullable SharedCacheMode sharedCacheMode,
        @Nullable ValidationMode validationMode,
        Map<String, Object> properties) {
    PersistenceUnitDefinition {
        mappingFiles = List.copyOf(mappingFiles);
        jarFiles = List.copyOf(jarFiles);
        classNames = List.copyOf(classNames);
        classes = List.copyOf(classes);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public String toString() {
        return "'" + name + "' (" + origin + ")";
    }
}
