package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import java.util.Map;

/** What holds for everything in one mapping file (Jakarta Persistence 3.2, 12.2.2). */
record FileScope(
        ClassLoader classLoader,
        @Nullable String packageName,
        @Nullable String catalog,
        @Nullable String schema,
        @Nullable AccessType access) {
    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "char", char.class,
            "short", short.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class,
            "byte[]", byte[].class,
            "char[]", char[].class);

    /** The class of that name, which may lack the package of the file. */
    Class<?> type(String name, XmlElement at) {
        if (PRIMITIVES.containsKey(name)) {
            return PRIMITIVES.get(name);
        }
        Class<?> found = packageName == null || packageName.isEmpty() ? null : find(packageName + "." + name);
        if (found == null) {
            found = find(name);
        }
        if (found == null && name.indexOf('.') < 0) {
            found = find("java.lang." + name);
        }
        if (found == null) {
            throw at.fail("class " + name + " is not on the class path"
                    + (packageName == null
                            ? "; name it with its package, or state <package>"
                            : ", nor in " + packageName));
        }
        return found;
    }

    private @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, classLoader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
