package org.athanor.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Finds the dialect of a database: the first factory that knows it, those of the application before Athanor's own. */
public final class DialectChooser {
    private final List<DialectFactory> factories;

    public DialectChooser(List<DialectFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /** With the factories which the given class loader and Athanor's own can see. */
    public static DialectChooser of(ClassLoader applicationLoader) {
        Map<Class<?>, DialectFactory> found = new LinkedHashMap<>();
        ServiceLoader.load(DialectFactory.class, applicationLoader).forEach(f -> found.putIfAbsent(f.getClass(), f));
        ServiceLoader.load(DialectFactory.class, DialectFactory.class.getClassLoader())
                .forEach(f -> found.putIfAbsent(f.getClass(), f));
        List<DialectFactory> ordered = new ArrayList<>(found.values());
        ordered.sort((a, b) -> Boolean.compare(own(a), own(b)));
        return new DialectChooser(ordered);
    }

    private static boolean own(DialectFactory factory) {
        return factory.getClass().getName().startsWith("org.athanor.");
    }

    /** The dialect, or an exception that lists the dialects there are. */
    public Dialect choose(DatabaseInfo database) {
        for (DialectFactory factory : factories) {
            Dialect dialect = factory.create(database);
            if (dialect != null) {
                return dialect;
            }
        }
        throw new UnknownDatabaseException("No dialect for the database '" + database + "'. Known: "
                + factories.stream().map(f -> f.getClass().getSimpleName()).toList()
                + ". Check jakarta.persistence.jdbc.url, name one of them as athanor.dialect, or offer an "
                + DialectFactory.class.getName()
                + " through META-INF/services.");
    }

    public Set<String> settingNames() {
        Set<String> names = new TreeSet<>();
        factories.forEach(f -> names.addAll(f.settingNames()));
        return names;
    }
}
