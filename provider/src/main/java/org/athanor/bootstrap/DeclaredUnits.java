package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Units that come as objects: from code (Jakarta Persistence 3.2, 9.8) or from a container (9.6). */
final class DeclaredUnits {
    private DeclaredUnits() {}

    static PersistenceUnitDefinition of(PersistenceConfiguration configuration, ClassLoader loader) {
        return new PersistenceUnitDefinition(
                configuration.name(),
                "declared in code",
                loader,
                configuration.provider(),
                configuration.transactionType(),
                configuration.jtaDataSource(),
                configuration.nonJtaDataSource(),
                configuration.mappingFiles(),
                List.of(),
                List.of(),
                configuration.managedClasses(),
                true,
                null,
                configuration.sharedCacheMode(),
                configuration.validationMode(),
                configuration.properties());
    }

    static PersistenceUnitDefinition of(PersistenceUnitInfo info) {
        return new PersistenceUnitDefinition(
                info.getPersistenceUnitName(),
                "given by the container",
                Objects.requireNonNullElseGet(info.getClassLoader(), DeclaredUnits.class::getClassLoader),
                info.getPersistenceProviderClassName(),
                transactionType(info),
                info.getJtaDataSource(),
                info.getNonJtaDataSource(),
                orEmpty(info.getMappingFileNames()),
                orEmpty(info.getJarFileUrls()),
                orEmpty(info.getManagedClassNames()),
                List.of(),
                info.excludeUnlistedClasses(),
                info.getPersistenceUnitRootUrl(),
                info.getSharedCacheMode(),
                info.getValidationMode(),
                properties(info.getProperties()));
    }

    @SuppressWarnings({"deprecation", "removal"}) // the enum of the spi package is what the interface returns
    private static @Nullable PersistenceUnitTransactionType transactionType(PersistenceUnitInfo info) {
        return info.getTransactionType() == null
                ? null
                : PersistenceUnitTransactionType.valueOf(
                        info.getTransactionType().name());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, Object> properties(@Nullable Properties properties) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (properties != null) {
            properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
            properties.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }
}
