package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.FetchType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.Generator;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.ConvertDeclaration;
import org.athanor.mapping.source.ConverterDeclaration;
import org.athanor.mapping.source.ValueDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.type.UnsupportedTypeException;
import org.athanor.type.ValueType;
import org.athanor.util.Wrappers;

/** Binds one attribute to its columns: basic and embedded ones here, the others by the binders of their kinds. */
final class AttributeBinder {
    private static final Set<Class<?>> VERSION_TYPES =
            Set.of(Short.class, Integer.class, Long.class, Timestamp.class, LocalDateTime.class, Instant.class);

    private final Drafts drafts;
    private final Slots slots;
    private final Columns columns;
    private final Values values;
    private final Generators generators;
    private final ToOneBinder toOnes;
    private final ToManyBinder toManies;
    private final ElementCollections elementCollections;
    private final Embeddables embeddables;
    private final MappingErrors errors;

    AttributeBinder(
            Drafts drafts,
            Slots slots,
            Columns columns,
            Values values,
            Generators generators,
            ToOneBinder toOnes,
            ToManyBinder toManies,
            ElementCollections elementCollections,
            Embeddables embeddables,
            MappingErrors errors) {
        this.drafts = drafts;
        this.slots = slots;
        this.columns = columns;
        this.values = values;
        this.generators = generators;
        this.toOnes = toOnes;
        this.toManies = toManies;
        this.elementCollections = elementCollections;
        this.embeddables = embeddables;
        this.errors = errors;
    }

    /** The bound attribute, null if there was an error. */
    @Nullable
    Attribute bind(Place place, Slot slot, int index, boolean isId) {
        AttributeDeclaration.Kind kind = kind(place, slot);
        if (kind == null) {
            return null;
        }
        boolean plural = kind == AttributeDeclaration.Kind.ELEMENT_COLLECTION
                || kind == AttributeDeclaration.Kind.ONE_TO_MANY
                || kind == AttributeDeclaration.Kind.MANY_TO_MANY;
        if (plural && !place.prefix().isEmpty()) {
            errors.add(
                    place,
                    slot.name(),
                    "collections inside an embeddable are not supported yet; move it to the entity, or make it @Transient.");
            return null;
        }
        return switch (kind) {
            case BASIC -> basic(place, slot, index, isId);
            case EMBEDDED, EMBEDDED_ID -> embedded(place, slot, index, isId);
            case ELEMENT_COLLECTION -> elementCollections.bind(place, slot, index, this);
            case MANY_TO_ONE, ONE_TO_ONE -> toOnes.bind(place, slot, index, isId || place.id());
            case ONE_TO_MANY, MANY_TO_MANY -> toManies.bind(place, slot, index);
        };
    }

    /** Whether an attribute, or one inside it, is basic rather than embedded. */
    boolean isBasic(Slot slot, @Nullable String inner) {
        List<ClassDeclaration> chain = embeddable(slot);
        if (chain == null || inner == null) {
            return chain == null;
        }
        for (Slot one : inside(slot, chain)) {
            if (one.name().equals(inner)) {
                return embeddable(one) == null;
            }
        }
        return true;
    }

    private @Nullable AttributeDeclaration.Kind kind(Place place, Slot slot) {
        AttributeDeclaration.Kind declared = slot.declaration().kind();
        if (declared != null) {
            return declared;
        }
        ConvertDeclaration convert = slot.convert();
        if (convert != null && convert.converter() != null) {
            return AttributeDeclaration.Kind.BASIC;
        }
        if (embeddable(slot) != null) {
            return AttributeDeclaration.Kind.EMBEDDED;
        }
        Class<?> type = slot.javaType();
        if (drafts.find(type) != null) {
            errors.add(
                    place,
                    slot.name(),
                    "its type " + type.getSimpleName()
                            + " is an entity; annotate it with @ManyToOne or @OneToOne, or with @Transient.");
            return null;
        }
        boolean collection =
                type.isInterface() && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
        if (collection
                && values.automatic(type) == null
                && !slot.declaration().value().lob()) {
            errors.add(
                    place,
                    slot.name(),
                    "it is a " + type.getSimpleName()
                            + " without a mapping; annotate it with @OneToMany, @ManyToMany or @ElementCollection, or with"
                            + " @Transient.");
            return null;
        }
        return AttributeDeclaration.Kind.BASIC;
    }

    private @Nullable List<ClassDeclaration> embeddable(Slot slot) {
        return drafts.embeddable(slot.javaType(), slot.owner().access());
    }

    private @Nullable Attribute basic(Place place, Slot slot, int index, boolean isId) {
        AttributeDeclaration declaration = slot.declaration();
        boolean id = isId || place.id();
        boolean optional = declaration.optional() == null || declaration.optional();
        ColumnDeclaration declared = slot.column();
        ValueType<?> type = valueType(place, slot, declared.scale(), id);
        if (type == null || declaration.version() && !checkVersion(place, slot)) {
            return null;
        }
        Column column = columns.basic(place, slot.name(), declared, slot.name(), type.sqlType(), optional && !id);
        Generator generator = null;
        if (declaration.generated() != null) {
            if (id) {
                generator = generators.of(place, slot.name(), declaration.generated(), slot.javaType(), column);
            } else {
                errors.add(
                        place,
                        slot.name(),
                        "@GeneratedValue is for identifiers only; add @Id, or set the value in a @PrePersist method.");
            }
        }
        return new BasicAttribute(
                slot.name(),
                index,
                slot.javaType(),
                slot.member(),
                declaration.fetch() == FetchType.LAZY && !id && !declaration.version(),
                id,
                declaration.version(),
                optional,
                column,
                type,
                declared.insertable(),
                declared.updatable(),
                generator);
    }

    private boolean checkVersion(Place place, Slot slot) {
        if (VERSION_TYPES.contains(Wrappers.of(slot.javaType()))) {
            return true;
        }
        errors.add(
                place,
                slot.name(),
                "a @Version cannot be a " + slot.javaType().getName()
                        + "; make it an int, short, long, java.sql.Timestamp, java.time.Instant or LocalDateTime.");
        return false;
    }

    private @Nullable ValueType<?> valueType(Place place, Slot slot, int scale, boolean id) {
        AttributeDeclaration declaration = slot.declaration();
        ConvertDeclaration convert = slot.convert();
        return valueType(
                place, slot.name(), slot.javaType(), declaration.value(), convert, scale, id || declaration.version());
    }

    /** The type of a basic value; null and an error if nothing can store it. Identifiers and versions take no automatic converter. */
    @Nullable
    ValueType<?> valueType(
            Place place,
            String attribute,
            Class<?> type,
            ValueDeclaration value,
            @Nullable ConvertDeclaration convert,
            int scale,
            boolean plain) {
        ConverterDeclaration converter = null;
        if (convert != null && convert.converter() != null) {
            converter = values.converter(convert.converter());
            if (converter == null) {
                return null; // its types are unknown, which the reader has reported
            }
            if (!Wrappers.of(converter.attributeType()).isAssignableFrom(Wrappers.of(type))) {
                errors.add(
                        place,
                        attribute,
                        "the converter " + converter.javaType().getName() + " is for "
                                + converter.attributeType().getName() + ", but the attribute is a " + type.getName()
                                + "; use another converter, or another type.");
                return null;
            }
        } else if (convert == null && !plain && value.equals(ValueDeclaration.PLAIN)) {
            converter = values.automatic(type);
        }
        try {
            return values.of(type, value, converter, scale);
        } catch (UnsupportedTypeException e) {
            errors.add(
                    place,
                    attribute,
                    "its type " + type.getName() + " cannot be stored: " + e.getMessage()
                            + (type.isPrimitive() || type.isEnum() ? "." : " Or mark it @Transient."));
            return null;
        }
    }

    private @Nullable Attribute embedded(Place place, Slot slot, int index, boolean isId) {
        List<ClassDeclaration> chain = embeddable(slot);
        if (chain == null) {
            errors.add(
                    place,
                    slot.name(),
                    "its class " + slot.javaType().getName()
                            + " is not embeddable; annotate the class with @Embeddable.");
            return null;
        }
        Place inner = place.inside(slot.name(), isId);
        List<Slot> inside = inside(slot, chain);
        List<Attribute> attributes = attributes(inner, inside);
        if (attributes.size() < inside.size()) {
            return null;
        }
        embeddables.used(slot.javaType(), attributes);
        return new EmbeddedAttribute(
                slot.name(), index, slot.javaType(), slot.member(), isId || place.id(), attributes);
    }

    /** The attributes of an embeddable in one use of it. */
    List<Attribute> attributes(Place inner, List<Slot> inside) {
        List<Attribute> attributes = new ArrayList<>();
        for (Slot one : inside) {
            Attribute attribute = bind(inner, one, attributes.size(), false);
            if (attribute != null) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    private List<Slot> inside(Slot slot, List<ClassDeclaration> chain) {
        return slots.of(chain, slot.types().within(slot.type()), slot.insideOverrides(), slot.insideConverts());
    }
}
