package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an {@code <entity>}, {@code <mapped-superclass>} or {@code <embeddable>} states of its class (12.2.3-5). */
final class ClassElements {
    static final Map<String, Class<? extends Annotation>> KINDS = Map.of(
            "entity", Entity.class,
            "mapped-superclass", MappedSuperclass.class,
            "embeddable", Embeddable.class,
            "converter", Converter.class);

    private static final Map<String, Class<? extends Annotation>> BESIDE = Map.ofEntries(
            Map.entry("table", Table.class),
            Map.entry("secondary-table", SecondaryTable.class),
            Map.entry("id-class", IdClass.class),
            Map.entry("inheritance", Inheritance.class),
            Map.entry("discriminator-value", DiscriminatorValue.class),
            Map.entry("discriminator-column", DiscriminatorColumn.class),
            Map.entry("sequence-generator", SequenceGenerator.class),
            Map.entry("table-generator", TableGenerator.class),
            Map.entry("named-query", NamedQuery.class),
            Map.entry("named-native-query", NamedNativeQuery.class),
            Map.entry("named-stored-procedure-query", NamedStoredProcedureQuery.class),
            Map.entry("sql-result-set-mapping", SqlResultSetMapping.class),
            Map.entry("exclude-default-listeners", ExcludeDefaultListeners.class),
            Map.entry("exclude-superclass-listeners", ExcludeSuperclassListeners.class),
            Map.entry("attribute-override", AttributeOverride.class),
            Map.entry("association-override", AssociationOverride.class),
            Map.entry("convert", Convert.class),
            Map.entry("named-entity-graph", NamedEntityGraph.class));

    private final FileScope scope;
    private final boolean allComplete;
    private final Map<AnnotatedElement, List<Annotation>> stated;
    private final ElementAnnotations annotations;
    private final AttributeElements attributes;
    private final LifecycleElements lifecycles;

    ClassElements(FileScope scope, boolean allComplete, Map<AnnotatedElement, List<Annotation>> stated) {
        this.scope = scope;
        this.allComplete = allComplete;
        this.stated = stated;
        this.annotations = new ElementAnnotations(scope);
        this.attributes = new AttributeElements(annotations);
        this.lifecycles = new LifecycleElements(scope, stated);
    }

    static boolean isClass(XmlElement element) {
        return KINDS.containsKey(element.name());
    }

    /** The class that an element is about, with what is stated of it and its members. */
    Class<?> read(XmlElement element) {
        String name = element.attribute("class");
        Class<? extends Annotation> kind = KINDS.get(element.name());
        if (name == null || kind == null) {
            throw element.fail("<" + element.name() + "> " + (kind == null ? "is no class" : "lacks class"));
        }
        Class<?> type = scope.type(name, element);
        String complete = element.attribute("metadata-complete");
        boolean alone =
                allComplete || complete != null && ElementAnnotations.truth(complete, "metadata-complete", element);
        ClassOverlay overlay = new ClassOverlay(type, alone, scope, stated);
        List<Annotation> found = new ArrayList<>();
        found.add(annotations.of(kind, element));
        BESIDE.forEach(
                (child, beside) -> element.children(child).forEach(one -> found.add(annotations.of(beside, one))));
        attributes.container(
                element,
                PrimaryKeyJoinColumns.class,
                PrimaryKeyJoinColumn.class,
                "primary-key-join-column",
                "primary-key-foreign-key",
                found);
        String cacheable = element.attribute("cacheable");
        if (cacheable != null) {
            found.add(StatedAnnotation.of(
                    Cacheable.class, Map.of("value", ElementAnnotations.truth(cacheable, "cacheable", element))));
        }
        List<AttributeElements.Stated> members = members(element);
        if (!element.name().equals("converter")) {
            AccessType access = overlay.access(access(element), members);
            found.add(StatedAnnotation.of(Access.class, Map.of("value", access)));
        }
        overlay.onMembers(members);
        lifecycles.listeners(element, found);
        lifecycles.callbacks(element, type, 0);
        overlay.onClass(found);
        element.refuseRest();
        return type;
    }

    private static @Nullable AccessType access(XmlElement element) {
        String access = element.attribute("access");
        return access == null ? null : ElementAnnotations.constant(AccessType.class, access, "access", element);
    }

    private List<AttributeElements.Stated> members(XmlElement element) {
        XmlElement holder = element.child("attributes");
        return holder == null
                ? List.of()
                : holder.children().stream()
                        .filter(child -> !child.name().equals("description"))
                        .map(attributes::read)
                        .toList();
    }
}
