package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.TableGenerator;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.source.Metadata;

/**
 * The mapping files of a unit as metadata. Mistakes do not end the reading: each is told with its file and line, and the class
 * it is in stays as annotated.
 */
public final class MappingFiles {
    private static final Map<String, Class<? extends Annotation>> OF_UNIT = Map.of(
            "sequence-generator", SequenceGenerator.class,
            "table-generator", TableGenerator.class,
            "named-query", NamedQuery.class,
            "named-native-query", NamedNativeQuery.class,
            "named-stored-procedure-query", NamedStoredProcedureQuery.class,
            "sql-result-set-mapping", SqlResultSetMapping.class);

    private final ClassLoader classLoader;
    private final Map<AnnotatedElement, List<Annotation>> stated = new HashMap<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final List<Metadata.OfUnit> ofUnit = new ArrayList<>();
    private final List<Class<?>> defaultListeners = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private boolean complete;
    private boolean cascadePersist;
    private boolean delimited;
    private @Nullable String catalog;
    private @Nullable String schema;
    private @Nullable AccessType access;

    private MappingFiles(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** What the files state; {@link Metadata#ANNOTATIONS} when there is none. */
    public static Metadata read(Collection<URL> files, ClassLoader classLoader) {
        return files.isEmpty() ? Metadata.ANNOTATIONS : new MappingFiles(classLoader).metadata(files);
    }

    /** The names of the classes that the files list, none of which is loaded. */
    public static Set<String> classNames(Collection<URL> files) {
        Set<String> names = new LinkedHashSet<>();
        for (URL file : files) {
            XmlElement root = XmlElement.read(file);
            String packageName = text(root, "package");
            for (XmlElement child : root.children()) {
                String name = ClassElements.isClass(child) ? child.attribute("class") : null;
                if (name != null) {
                    names.add(packageName == null || name.contains(".") ? name : packageName + "." + name);
                }
            }
        }
        return names;
    }

    private Metadata metadata(Collection<URL> files) {
        List<XmlElement> roots = new ArrayList<>();
        for (URL file : files) {
            attempt(() -> {
                XmlElement root = XmlElement.read(file);
                if (!root.name().equals("entity-mappings")) {
                    throw root.fail("the root element is <" + root.name() + ">, it must be <entity-mappings>");
                }
                root.attribute("version");
                unit(root);
                roots.add(root);
            });
        }
        roots.forEach(root -> attempt(() -> file(root)));
        return new Metadata(
                stated,
                complete,
                List.copyOf(classes),
                ofUnit,
                defaultListeners,
                cascadePersist,
                catalog,
                schema,
                delimited,
                problems);
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (DescriptorException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(message.matches(".*[.?]") ? message : message + ".");
        }
    }

    /** What one file states of the whole unit (12.2.1). */
    private void unit(XmlElement root) {
        XmlElement metadata = root.child("persistence-unit-metadata");
        if (metadata == null) {
            return;
        }
        complete |= metadata.has("xml-mapping-metadata-complete");
        XmlElement defaults = metadata.child("persistence-unit-defaults");
        if (defaults != null) {
            schema = or(text(defaults, "schema"), schema);
            catalog = or(text(defaults, "catalog"), catalog);
            access = or(access(defaults), access);
            delimited |= defaults.has("delimited-identifiers");
            cascadePersist |= defaults.has("cascade-persist");
            FileScope scope = new FileScope(classLoader, text(root, "package"), null, null, null);
            List<Class<?>> listeners = new LifecycleElements(scope, stated).listeners(defaults);
            defaultListeners.addAll(listeners == null ? List.of() : listeners);
        }
        metadata.refuseRest();
    }

    private void file(XmlElement root) {
        FileScope scope = new FileScope(
                classLoader,
                text(root, "package"),
                text(root, "catalog"),
                text(root, "schema"),
                or(access(root), access));
        ElementAnnotations annotations = new ElementAnnotations(scope);
        OF_UNIT.forEach((name, type) -> root.children(name)
                .forEach(element -> attempt(() -> {
                    ofUnit.add(new Metadata.OfUnit(annotations.of(type, element), element.where()));
                    element.refuseRest();
                })));
        ClassElements reader = new ClassElements(scope, complete, stated);
        ClassElements.KINDS
                .keySet()
                .forEach(kind -> root.children(kind).forEach(child -> attempt(() -> classes.add(reader.read(child)))));
        attempt(root::refuseOwnRest);
    }

    private static @Nullable AccessType access(XmlElement holder) {
        String text = text(holder, "access");
        return text == null ? null : ElementAnnotations.constant(AccessType.class, text, "access", holder);
    }

    private static @Nullable String text(XmlElement holder, String name) {
        XmlElement child = holder.child(name);
        return child == null ? null : child.text();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
