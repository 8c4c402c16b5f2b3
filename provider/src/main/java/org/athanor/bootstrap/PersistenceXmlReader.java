package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.athanor.mapping.source.xml.DescriptorException;
import org.athanor.mapping.source.xml.XmlCursor;
import org.athanor.util.NearestNames;

/** Reads the units of one persistence.xml and validates it on the way (Jakarta Persistence 3.2, 8.3). */
final class PersistenceXmlReader {
    static final String LOCATION = "META-INF/persistence.xml";

    private final XmlCursor xml;
    private final ClassLoader classLoader;
    private final URL root;

    private PersistenceXmlReader(XmlCursor xml, ClassLoader classLoader, URL root) {
        this.xml = xml;
        this.classLoader = classLoader;
        this.root = root;
    }

    static List<PersistenceUnitDefinition> read(URL source, ClassLoader classLoader) {
        try (XmlCursor xml = XmlCursor.open(source)) {
            return new PersistenceXmlReader(xml, classLoader, rootOf(source)).units();
        }
    }

    /** The directory or jar that META-INF stands in (8.2). */
    private static URL rootOf(URL source) {
        try {
            String text = source.toString();
            int end = text.lastIndexOf(LOCATION);
            return end < 0 ? new URL(source, ".") : new URL(source, text.substring(0, end));
        } catch (MalformedURLException e) {
            throw new DescriptorException(source.toString(), 0, "has no root (" + e.getMessage() + ")", e);
        }
    }

    private List<PersistenceUnitDefinition> units() {
        if (!xml.nextElement()) {
            throw xml.fail("the document is empty");
        }
        PersistenceXmlVersion version = version();
        List<PersistenceUnitDefinition> units = new ArrayList<>();
        while (xml.nextElement()) {
            expect(version, "persistence-unit", "persistence");
            int line = xml.line();
            PersistenceUnitDefinition unit = unit(version);
            if (units.stream().anyMatch(other -> other.name().equals(unit.name()))) {
                throw xml.failAt(
                        line, "the persistence unit '" + unit.name() + "' is declared twice; give one another name");
            }
            units.add(unit);
        }
        if (units.isEmpty()) {
            throw xml.fail("there is no <persistence-unit> in <persistence>");
        }
        return units;
    }

    private PersistenceXmlVersion version() {
        if (!xml.element().equals("persistence")) {
            throw xml.fail("the root element is <" + xml.element() + ">, it must be <persistence>");
        }
        xml.allowAttributes("version");
        if (!PersistenceXmlVersion.knowsNamespace(xml.namespace())) {
            throw xml.fail("<persistence> must be of the namespace " + PersistenceXmlVersion.V3_2.namespace()
                    + " (xmlns=\"…\"), not '" + (xml.namespace() == null ? "" : xml.namespace()) + "'");
        }
        String text = xml.attribute("version");
        if (text == null) {
            throw xml.fail("<persistence> lacks its attribute version, for instance version=\"3.2\"");
        }
        PersistenceXmlVersion version = PersistenceXmlVersion.find(xml.namespace(), text.strip());
        if (version == null) {
            throw xml.fail("version '" + text + "' is not known in the namespace " + xml.namespace()
                    + "; the newest known is 3.2 in " + PersistenceXmlVersion.V3_2.namespace());
        }
        return version;
    }

    private void expect(PersistenceXmlVersion version, String element, String parent) {
        if (!xml.element().equals(element) || !version.namespace().equals(xml.namespace())) {
            throw xml.fail(
                    "unknown element <" + xml.element() + "> in <" + parent + ">; it may hold <" + element + "> only");
        }
    }

    private PersistenceUnitDefinition unit(PersistenceXmlVersion version) {
        xml.allowAttributes("name", "transaction-type");
        String name = xml.attribute("name");
        if (name == null || name.isBlank()) {
            throw xml.fail("<persistence-unit> lacks its attribute name" + (name == null ? "" : ", which is empty"));
        }
        int line = xml.line();
        PersistenceUnitTransactionType type = constant(
                PersistenceUnitTransactionType.class,
                xml.attribute("transaction-type"),
                "the attribute transaction-type");
        UnitContent content = new UnitContent();
        int last = -1;
        while (xml.nextElement()) {
            if (version.extensible() && !version.namespace().equals(xml.namespace())) {
                last = version.unitElements().size();
                xml.skip();
                continue;
            }
            last = checkPlace(version, last);
            if (xml.element().equals("properties")) {
                properties(version, content);
            } else {
                xml.allowAttributes();
                content.put(xml.element(), xml.text());
            }
        }
        return definition(name, type, content, line);
    }

    private int checkPlace(PersistenceXmlVersion version, int last) {
        String element = xml.element();
        List<String> known = version.unitElements();
        int place = version.namespace().equals(xml.namespace()) ? known.indexOf(element) : -1;
        if (place < 0) {
            throw xml.fail(
                    "unknown element <" + element + "> in <persistence-unit>" + NearestNames.question(element, known));
        }
        if (place < last) {
            throw xml.fail("<" + element + "> stands too late in <persistence-unit>; the order is " + known);
        }
        if (place == last && !PersistenceXmlVersion.repeatable(element)) {
            throw xml.fail("<" + element + "> stands twice in <persistence-unit>");
        }
        return place;
    }

    private void properties(PersistenceXmlVersion version, UnitContent content) {
        xml.allowAttributes();
        while (xml.nextElement()) {
            expect(version, "property", "properties");
            xml.allowAttributes("name", "value");
            String name = xml.attribute("name");
            String value = xml.attribute("value");
            if (name == null || value == null) {
                throw xml.fail("<property> lacks its attribute " + (name == null ? "name" : "value"));
            }
            if (xml.nextElement()) {
                throw xml.fail("unknown element <" + xml.element() + "> in <property>");
            }
            content.properties.put(name, value);
        }
    }

    private PersistenceUnitDefinition definition(
            String name, @Nullable PersistenceUnitTransactionType type, UnitContent content, int line) {
        String exclude = content.one("exclude-unlisted-classes");
        return new PersistenceUnitDefinition(
                name,
                xml.file() + ", line " + line,
                classLoader,
                content.one("provider"),
                type,
                content.one("jta-data-source"),
                content.one("non-jta-data-source"),
                content.all("mapping-file"),
                content.all("jar-file").stream().map(this::jar).toList(),
                content.all("class"),
                List.of(),
                exclude != null && truth(exclude),
                root,
                constant(SharedCacheMode.class, content.one("shared-cache-mode"), "<shared-cache-mode>"),
                constant(ValidationMode.class, content.one("validation-mode"), "<validation-mode>"),
                content.properties);
    }

    private boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw xml.fail("<exclude-unlisted-classes> is '" + text + "', it must be true or false");
        };
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String text, String where) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.strip())) {
                return constant;
            }
        }
        throw xml.fail(where + " is '" + text + "', it must be one of " + List.of(type.getEnumConstants()));
    }

    /** A jar-file is relative to the root, or beside it where the root is a jar (8.2.1.6.3). */
    private URL jar(String text) {
        try {
            String base = root.toString();
            if (base.startsWith("jar:") && base.endsWith("!/")) {
                return new URL(new URL(base.substring("jar:".length(), base.length() - "!/".length())), text);
            }
            return new URL(root, text);
        } catch (MalformedURLException e) {
            throw xml.fail("<jar-file> is '" + text + "', which is no URL (" + e.getMessage() + ")");
        }
    }

    /** What the elements of one unit said, by element. */
    private static final class UnitContent {
        private final Map<String, List<String>> texts = new LinkedHashMap<>();
        private final Map<String, Object> properties = new LinkedHashMap<>();

        void put(String element, String text) {
            texts.computeIfAbsent(element, e -> new ArrayList<>()).add(text);
        }

        List<String> all(String element) {
            return texts.getOrDefault(element, List.of());
        }

        @Nullable
        String one(String element) {
            List<String> values = all(element);
            return values.isEmpty() ? null : values.get(0);
        }
    }
}
