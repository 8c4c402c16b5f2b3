package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The way in (Jakarta Persistence 3.2, 9.2). Found by {@code META-INF/services}, so that nobody needs to name it:
 *
 * <pre>{@code
 * EntityManagerFactory factory = Persistence.createEntityManagerFactory("music",
 *         Map.of("jakarta.persistence.jdbc.url", "jdbc:sqlite:music.db", "athanor.echo", true));
 * }</pre>
 *
 * <p>A unit that names another provider is answered with null, and the specification's bootstrap then asks the next
 * provider; so is one that is not there, unless there is no other provider. What keeps a unit from starting (a
 * persistence.xml with a mistake, an unknown {@code athanor.} setting, mapping errors, a database out of reach) is a
 * {@link PersistenceException} that says all of it and the cure; whatever was opened is closed again. The settings stand in
 * {@code docs/guide/settings.md}.
 */
public final class AthanorPersistenceProvider implements PersistenceProvider {
    private static final Logger LOG = LoggerFactory.getLogger(AthanorPersistenceProvider.class);
    private static final String PROVIDER = "jakarta.persistence.provider";

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(String unitName, @Nullable Map<?, ?> map) {
        FactoryAssembly assembly = assembly(unitName, map);
        return assembly == null ? null : assembly.factory();
    }

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
        PersistenceUnitDefinition unit = DeclaredUnits.of(configuration, classLoader());
        return isOurs(unit, Map.of()) ? new FactoryAssembly(unit, Map.of()).factory() : null;
    }

    @Override
    public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, @Nullable Map<?, ?> map) {
        FactoryAssembly assembly = new FactoryAssembly(DeclaredUnits.of(info), orEmpty(map));
        if (assembly.enhancement() != EnhancementMode.OFF) {
            ContainerEnhancement.offer(info);
        }
        return assembly.factory();
    }

    @Override
    public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> map) {
        new FactoryAssembly(DeclaredUnits.of(info), orEmpty(map)).generateSchema();
    }

    @Override
    public boolean generateSchema(String unitName, @Nullable Map<?, ?> map) {
        FactoryAssembly assembly = assembly(unitName, map);
        if (assembly == null) {
            return false;
        }
        assembly.generateSchema();
        return true;
    }

    @Override
    public ProviderUtil getProviderUtil() {
        return new LoadStates();
    }

    private static @Nullable FactoryAssembly assembly(String unitName, @Nullable Map<?, ?> map) {
        Map<?, ?> settings = orEmpty(map);
        PersistenceUnits units = PersistenceUnits.seenBy(classLoader());
        PersistenceUnitDefinition unit = units.find(unitName);
        if (unit == null) {
            return missing(unitName, units);
        }
        if (!isOurs(unit, settings)) {
            LOG.atLevel(isAlone() ? Level.WARN : Level.DEBUG)
                    .log(
                            "The persistence unit {} is for another provider. For Athanor set <provider> or the setting"
                                    + " {} to {}, or leave both out",
                            unit,
                            PROVIDER,
                            AthanorPersistenceProvider.class.getName());
            return null;
        }
        return new FactoryAssembly(unit, settings);
    }

    /** Where nobody else can be asked for the unit, this is said aloud: the bootstrap's own message tells no reason. */
    private static @Nullable FactoryAssembly missing(String unitName, PersistenceUnits units) {
        String message = "There is no persistence unit '" + unitName + "'. Units found: " + units
                + ". Correct the name, or declare the unit in a META-INF/persistence.xml at the root of a folder or jar of the"
                + " class path";
        if (isAlone()) {
            throw new PersistenceException(message);
        }
        LOG.warn(message);
        return null;
    }

    private static boolean isAlone() {
        return PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                        .getPersistenceProviders()
                        .size()
                <= 1;
    }

    /** A setting names the provider before the unit does; with neither, whoever is asked may answer. */
    private static boolean isOurs(PersistenceUnitDefinition unit, Map<?, ?> settings) {
        Object named = settings.get(PROVIDER);
        if (named == null) {
            named = unit.properties().get(PROVIDER);
        }
        if (named == null) {
            named = unit.provider();
        }
        return named == null
                || named.toString().isBlank()
                || named.toString().strip().equals(AthanorPersistenceProvider.class.getName())
                || named == AthanorPersistenceProvider.class;
    }

    private static Map<?, ?> orEmpty(@Nullable Map<?, ?> map) {
        return map == null ? Map.of() : map;
    }

    private static ClassLoader classLoader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return Objects.requireNonNullElseGet(ofThread, AthanorPersistenceProvider.class::getClassLoader);
    }
}
