package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Temporal;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an element in {@code <attributes>} states of one attribute (Jakarta Persistence 3.2, 12.2.3.34). */
final class AttributeElements {
    /** What says which kind of attribute it is; its members are the attributes of the element itself. */
    static final Map<String, Class<? extends Annotation>> KINDS = Map.ofEntries(
            Map.entry("id", Id.class),
            Map.entry("embedded-id", EmbeddedId.class),
            Map.entry("basic", Basic.class),
            Map.entry("version", Version.class),
            Map.entry("many-to-one", ManyToOne.class),
            Map.entry("one-to-many", OneToMany.class),
            Map.entry("one-to-one", OneToOne.class),
            Map.entry("many-to-many", ManyToMany.class),
            Map.entry("element-collection", ElementCollection.class),
            Map.entry("embedded", Embedded.class),
            Map.entry("transient", Transient.class));

    /** The children that are annotations as they stand. */
    @SuppressWarnings("deprecation") // @Temporal and @MapKeyTemporal are deprecated in 3.2 and in force
    private static final Map<String, Class<? extends Annotation>> BESIDE = Map.ofEntries(
            Map.entry("column", Column.class),
            Map.entry("lob", Lob.class),
            Map.entry("temporal", Temporal.class),
            Map.entry("enumerated", Enumerated.class),
            Map.entry("convert", Convert.class),
            Map.entry("generated-value", GeneratedValue.class),
            Map.entry("sequence-generator", SequenceGenerator.class),
            Map.entry("table-generator", TableGenerator.class),
            Map.entry("attribute-override", AttributeOverride.class),
            Map.entry("association-override", AssociationOverride.class),
            Map.entry("join-table", JoinTable.class),
            Map.entry("collection-table", CollectionTable.class),
            Map.entry("order-by", OrderBy.class),
            Map.entry("order-column", OrderColumn.class),
            Map.entry("map-key", MapKey.class),
            Map.entry("map-key-class", MapKeyClass.class),
            Map.entry("map-key-column", MapKeyColumn.class),
            Map.entry("map-key-temporal", MapKeyTemporal.class),
            Map.entry("map-key-enumerated", MapKeyEnumerated.class));

    private final ElementAnnotations annotations;

    AttributeElements(ElementAnnotations annotations) {
        this.annotations = annotations;
    }

    /** An attribute as stated: where it lives, if the file says so, and the annotations that stand for the element. */
    record Stated(String name, @Nullable AccessType access, List<Annotation> annotations, XmlElement element) {}

    Stated read(XmlElement element) {
        Class<? extends Annotation> kind = KINDS.get(element.name());
        String name = element.attribute("name");
        if (name == null || kind == null) {
            throw element.fail(
                    kind == null
                            ? "unknown element <" + element.name() + "> in <attributes>"
                            : "<" + element.name() + "> lacks name");
        }
        List<Annotation> found = new ArrayList<>();
        found.add(annotations.of(kind, element));
        BESIDE.forEach((child, type) -> element.children(child).forEach(one -> found.add(annotations.of(type, one))));
        joins(element, found);
        mapKeys(element, found);
        String mapsId = element.attribute("maps-id");
        if (mapsId != null) {
            found.add(StatedAnnotation.of(MapsId.class, Map.of("value", mapsId)));
        }
        String id = element.attribute("id");
        if (id != null && ElementAnnotations.truth(id, "id", element)) {
            found.add(StatedAnnotation.of(Id.class));
        }
        String access = element.attribute("access");
        AccessType type =
                access == null ? null : ElementAnnotations.constant(AccessType.class, access, "access", element);
        if (type != null) {
            found.add(StatedAnnotation.of(Access.class, Map.of("value", type)));
        }
        element.refuseRest();
        return new Stated(name, type, found, element);
    }

    private void joins(XmlElement element, List<Annotation> found) {
        container(element, JoinColumns.class, JoinColumn.class, "join-column", "foreign-key", found);
        container(
                element,
                PrimaryKeyJoinColumns.class,
                PrimaryKeyJoinColumn.class,
                "primary-key-join-column",
                "primary-key-foreign-key",
                found);
        container(
                element,
                MapKeyJoinColumns.class,
                MapKeyJoinColumn.class,
                "map-key-join-column",
                "map-key-foreign-key",
                found);
    }

    /** Join columns with their foreign key. */
    void container(
            XmlElement element,
            Class<? extends Annotation> container,
            Class<? extends Annotation> content,
            String children,
            String foreignKey,
            List<Annotation> found) {
        List<XmlElement> columns = element.children(children);
        XmlElement key = element.child(foreignKey);
        if (columns.isEmpty() && key == null) {
            return;
        }
        Map<String, Object> members = new HashMap<>(Map.of("value", annotations.several(content, columns)));
        if (key != null) {
            members.put("foreignKey", annotations.of(jakarta.persistence.ForeignKey.class, key));
        }
        found.add(StatedAnnotation.of(container, members));
    }

    /** What is stated of the keys of a map stands on annotations under the name "key" (11.1.4, 11.1.11). */
    private void mapKeys(XmlElement element, List<Annotation> found) {
        for (XmlElement override : element.children("map-key-attribute-override")) {
            AttributeOverride plain = annotations.of(AttributeOverride.class, override);
            found.add(StatedAnnotation.of(
                    AttributeOverride.class, Map.of("name", "key." + plain.name(), "column", plain.column())));
        }
        for (XmlElement convert : element.children("map-key-convert")) {
            Convert plain = annotations.of(Convert.class, convert);
            String of = plain.attributeName().isEmpty() ? "key" : "key." + plain.attributeName();
            found.add(annotations.of(Convert.class, convert, Map.of("attributeName", of)));
        }
    }
}
