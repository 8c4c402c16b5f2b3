package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The versions of persistence.xml: the namespace of each, and the elements of a unit in the order its schema demands. Reading
 * checks against this table and not with the schemas themselves, which would cost more than all the rest of reading; a
 * test holds the two to the same verdicts.
 */
enum PersistenceXmlVersion {
    V1_0("http://java.sun.com/xml/ns/persistence", "1.0", Elements.OF_1),
    V2_0("http://java.sun.com/xml/ns/persistence", "2.0", Elements.OF_2),
    V2_1("http://xmlns.jcp.org/xml/ns/persistence", "2.1", Elements.OF_2),
    V2_2("http://xmlns.jcp.org/xml/ns/persistence", "2.2", Elements.OF_2),
    V3_0("https://jakarta.ee/xml/ns/persistence", "3.0", Elements.OF_2),
    V3_1("https://jakarta.ee/xml/ns/persistence", "3.1", Elements.OF_2),
    V3_2("https://jakarta.ee/xml/ns/persistence", "3.2", Elements.OF_3_2);

    private final String namespace;
    private final String version;
    private final List<String> unitElements;

    PersistenceXmlVersion(String namespace, String version, List<String> unitElements) {
        this.namespace = namespace;
        this.version = version;
        this.unitElements = unitElements;
    }

    String namespace() {
        return namespace;
    }

    String version() {
        return version;
    }

    /** The elements of a persistence-unit, in order. */
    List<String> unitElements() {
        return unitElements;
    }

    /** Whether elements of other namespaces may end a unit. */
    boolean extensible() {
        return this == V3_2;
    }

    static @Nullable PersistenceXmlVersion find(@Nullable String namespace, @Nullable String version) {
        for (PersistenceXmlVersion each : values()) {
            if (each.namespace.equals(namespace) && each.version.equals(version)) {
                return each;
            }
        }
        return null;
    }

    static boolean knowsNamespace(@Nullable String namespace) {
        for (PersistenceXmlVersion each : values()) {
            if (each.namespace.equals(namespace)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element may stand more than once in a unit. */
    static boolean repeatable(String element) {
        return switch (element) {
            case "mapping-file", "jar-file", "class", "qualifier" -> true;
            default -> false;
        };
    }

    private static final class Elements {
        private static final List<String> OF_1 = List.of(
                "description",
                "provider",
                "jta-data-source",
                "non-jta-data-source",
                "mapping-file",
                "jar-file",
                "class",
                "exclude-unlisted-classes",
                "properties");
        private static final List<String> OF_2 = List.of(
                "description",
                "provider",
                "jta-data-source",
                "non-jta-data-source",
                "mapping-file",
                "jar-file",
                "class",
                "exclude-unlisted-classes",
                "shared-cache-mode",
                "validation-mode",
                "properties");
        private static final List<String> OF_3_2 = List.of(
                "description",
                "provider",
                "qualifier",
                "scope",
                "jta-data-source",
                "non-jta-data-source",
                "mapping-file",
                "jar-file",
                "class",
                "exclude-unlisted-classes",
                "shared-cache-mode",
                "validation-mode",
                "properties");

        private Elements() {}
    }
}
