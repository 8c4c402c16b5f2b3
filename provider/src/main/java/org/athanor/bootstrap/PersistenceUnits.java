package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.source.xml.DescriptorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The units of every META-INF/persistence.xml that a class loader sees. What is wrong in one file is the business of those
 * who ask for a unit that only this file could have, and of nobody else.
 */
final class PersistenceUnits {
    private static final Logger LOG = LoggerFactory.getLogger(PersistenceUnits.class);

    private final List<PersistenceUnitDefinition> units;
    private final List<DescriptorException> broken;

    private PersistenceUnits(List<PersistenceUnitDefinition> units, List<DescriptorException> broken) {
        this.units = units;
        this.broken = broken;
    }

    /** Reads anew each time: class loaders and jars come and go. */
    static PersistenceUnits seenBy(ClassLoader loader) {
        List<PersistenceUnitDefinition> units = new ArrayList<>();
        List<DescriptorException> broken = new ArrayList<>();
        for (URL source : sources(loader)) {
            try {
                units.addAll(PersistenceXmlReader.read(source, loader));
            } catch (DescriptorException e) {
                broken.add(e);
            }
        }
        return new PersistenceUnits(List.copyOf(units), List.copyOf(broken));
    }

    private static List<URL> sources(ClassLoader loader) {
        try {
            Map<String, URL> found = new LinkedHashMap<>();
            Enumeration<URL> resources = loader.getResources(PersistenceXmlReader.LOCATION);
            while (resources.hasMoreElements()) {
                URL url = resources.nextElement();
                found.putIfAbsent(url.toString(), url);
            }
            return new ArrayList<>(found.values());
        } catch (IOException e) {
            throw new DescriptorException(PersistenceXmlReader.LOCATION, 0, "cannot be looked up (" + e + ")", e);
        }
    }

    @Nullable
    PersistenceUnitDefinition find(@Nullable String name) {
        List<PersistenceUnitDefinition> named =
                units.stream().filter(unit -> unit.name().equals(name)).toList();
        if (named.isEmpty()) {
            throwFirst(broken);
            return null;
        }
        PersistenceUnitDefinition unit = named.get(0);
        if (named.size() > 1) {
            throw new DescriptorException(
                    named.get(1).origin(),
                    0,
                    "the persistence unit '" + name + "' is declared a second time; the first is in " + unit.origin()
                            + ". Give one another name or take one off the class path",
                    null);
        }
        broken.forEach(e -> LOG.warn("{}. Its units are passed over", e.getMessage()));
        return unit;
    }

    private static void throwFirst(List<DescriptorException> broken) {
        if (!broken.isEmpty()) {
            DescriptorException first = broken.get(0);
            broken.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** What there is, for people who looked for something else. */
    @Override
    public String toString() {
        return units.isEmpty()
                ? "none, there is no " + PersistenceXmlReader.LOCATION + " on the class path"
                : units.toString();
    }
}
