package org.athanor.bootstrap;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.mapping.source.EntityScanner;
import org.athanor.mapping.source.xml.MappingFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a unit (Jakarta Persistence 3.2, 8.2.1.8): those listed, those found in its jar files, and those found in
 * its root unless unlisted classes are excluded.
 */
final class ManagedClasses {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedClasses.class);
    private static final List<Class<? extends Annotation>> SOUGHT =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    private ManagedClasses() {}

    static Class<?>[] of(PersistenceUnitDefinition unit) {
        Set<Class<?>> classes = new LinkedHashSet<>(unit.classes());
        Set<String> names = namesToLoad(unit);
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, unit.classLoader()));
            } catch (ClassNotFoundException e) {
                missing.add(name);
            } catch (LinkageError e) {
                missing.add(name + " (it is there but cannot be loaded: " + e + ")");
            }
        }
        if (!missing.isEmpty()) {
            throw new PersistenceException("Persistence unit " + unit
                    + " lists classes that are not on the class path: " + String.join(", ", missing)
                    + ". Correct the names in <class>, or add the jar that holds them");
        }
        classes.forEach(type -> warnOfPlain(type, unit));
        return classes.toArray(Class<?>[]::new);
    }

    /** All of them by name; none is loaded. */
    static Set<String> names(PersistenceUnitDefinition unit) {
        Set<String> names = namesToLoad(unit);
        unit.classes().forEach(type -> names.add(type.getName()));
        names.addAll(MappingFiles.classNames(MappingFileLocations.of(unit)));
        return names;
    }

    private static Set<String> namesToLoad(PersistenceUnitDefinition unit) {
        Set<String> names = new LinkedHashSet<>(unit.classNames());
        List<URL> roots = new ArrayList<>(unit.jarFiles());
        if (!unit.excludeUnlistedClasses() && unit.rootUrl() != null) {
            roots.add(unit.rootUrl());
        }
        if (!roots.isEmpty()) {
            names.addAll(scan(unit, roots));
        }
        return names;
    }

    /** A listed class may be a listener, say; more likely its annotation is missing, or that of an older specification. */
    private static void warnOfPlain(Class<?> type, PersistenceUnitDefinition unit) {
        if (SOUGHT.stream().noneMatch(type::isAnnotationPresent)) {
            LOG.warn(
                    "The class {}, listed in the persistence unit {}, is passed over: it is not annotated with"
                            + " jakarta.persistence.Entity, Embeddable, MappedSuperclass or Converter{}",
                    type.getName(),
                    unit,
                    Stream.of(type.getAnnotations())
                                    .anyMatch(a -> a.annotationType().getName().startsWith("javax.persistence."))
                            ? ", but with javax.persistence"
                            : "");
        }
    }

    private static Set<String> scan(PersistenceUnitDefinition unit, List<URL> roots) {
        try {
            return new EntityScanner().scan(roots);
        } catch (IOException e) {
            throw new PersistenceException(
                    "The classes of the persistence unit " + unit + " cannot be looked up in " + roots + ": "
                            + e.getMessage()
                            + ". Correct <jar-file>, or list the classes and set <exclude-unlisted-classes>",
                    e);
        }
    }
}
