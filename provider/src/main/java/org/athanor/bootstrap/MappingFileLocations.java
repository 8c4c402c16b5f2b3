package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the mapping files of a unit are (Jakarta Persistence 3.2, 8.2.1.6.2): those it lists, on the class path, and
 * META-INF/orm.xml of its root and of its jar files.
 */
final class MappingFileLocations {
    private static final String STANDARD = "META-INF/orm.xml";

    private MappingFileLocations() {}

    /**
     * Their places, each once.
     *
     * @throws PersistenceException if a listed one is not on the class path
     */
    static List<URL> of(PersistenceUnitDefinition unit) {
        Map<String, URL> found = new LinkedHashMap<>();
        List<URL> roots = new ArrayList<>(unit.jarFiles());
        if (unit.rootUrl() != null) {
            roots.add(0, unit.rootUrl());
        }
        for (URL root : roots) {
            URL standard = standard(root);
            if (standard != null) {
                found.put(standard.toString(), standard);
            }
        }
        for (String name : unit.mappingFiles()) {
            URL file = unit.classLoader().getResource(name);
            if (file == null) {
                throw new PersistenceException("The persistence unit " + unit + " lists the mapping file " + name
                        + ", which is not on the class path. Correct <mapping-file>, or add the file");
            }
            found.put(file.toString(), file);
        }
        return List.copyOf(found.values());
    }

    private static @Nullable URL standard(URL root) {
        try {
            String base = root.toString();
            URL file = base.endsWith("/") ? new URL(root, STANDARD) : new URL("jar:" + base + "!/" + STANDARD);
            URLConnection connection = file.openConnection();
            connection.setUseCaches(false);
            try (InputStream there = connection.getInputStream()) {
                return file;
            }
        } catch (IOException absent) {
            return null;
        }
    }
}
