package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.source.AccessTypes;
import org.athanor.mapping.source.Annotations;
import org.athanor.mapping.source.Members;
import org.athanor.util.NearestNames;

/**
 * Lays what a mapping file states of one class over the annotations of the class (Jakarta Persistence 3.2, 12.2). An attribute
 * that is stated loses all its standard annotations; of those of the class the stated take the place of the ones of their
 * type, or of their type and name where there can be several.
 */
final class ClassOverlay {
    private static final Set<Class<?>> KINDS = Set.of(Entity.class, MappedSuperclass.class, Embeddable.class);
    private static final String STANDARD = "jakarta.persistence.";

    private final Class<?> type;
    private final boolean complete;
    private final FileScope scope;
    private final Map<AnnotatedElement, List<Annotation>> stated;

    /** {@code complete} when the annotations of the class do not count; {@code stated} is added to. */
    ClassOverlay(Class<?> type, boolean complete, FileScope scope, Map<AnnotatedElement, List<Annotation>> stated) {
        this.type = type;
        this.complete = complete;
        this.scope = scope;
        this.stated = stated;
    }

    /** The access type of the class: as stated, else as annotated, else that of the file, else where the attributes are. */
    AccessType access(@Nullable AccessType explicit, List<AttributeElements.Stated> members) {
        AccessType found = explicit != null || complete ? explicit : AccessTypes.annotated(type);
        if (found == null) {
            found = scope.access();
        }
        if (found != null) {
            return found;
        }
        Set<String> fields = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            fields.add(field.getName());
        }
        return members.stream().allMatch(member -> fields.contains(member.name()))
                ? AccessType.FIELD
                : AccessType.PROPERTY;
    }

    void onMembers(List<AttributeElements.Stated> members) {
        Map<String, AttributeElements.Stated> byName = new LinkedHashMap<>();
        for (AttributeElements.Stated member : members) {
            if (byName.put(member.name(), member) != null) {
                throw member.element().fail("attribute " + member.name() + " is stated twice");
            }
        }
        Set<String> known = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            known.add(field.getName());
            onMember(field, byName.get(field.getName()), AccessType.FIELD);
        }
        for (Method method : type.getDeclaredMethods()) {
            String property = Members.propertyName(method);
            known.add(property == null ? "" : property);
            onMember(method, property == null ? null : byName.get(property), AccessType.PROPERTY);
        }
        known.remove("");
        for (AttributeElements.Stated member : members) {
            if (!known.contains(member.name())) {
                throw member.element()
                        .fail("class " + type.getName() + " has no attribute '" + member.name() + "'"
                                + NearestNames.question(member.name(), known));
            }
        }
    }

    private void onMember(AnnotatedElement element, @Nullable AttributeElements.Stated member, AccessType place) {
        List<Annotation> annotations = complete ? List.of() : List.of(element.getDeclaredAnnotations());
        if (member == null) {
            if (complete || annotations.stream().anyMatch(this::lacksPlace)) {
                put(element, annotations);
            }
        } else if (member.access() != null && member.access() != place) {
            put(element, List.of(StatedAnnotation.of(Transient.class)));
        } else {
            List<Annotation> all = new ArrayList<>(member.annotations());
            annotations.stream()
                    .filter(annotation -> !annotation.annotationType().getName().startsWith(STANDARD))
                    .forEach(all::add);
            put(element, all);
        }
    }

    void onClass(List<Annotation> found) {
        List<Annotation> all = new ArrayList<>(found);
        if (!complete) {
            for (Annotation annotation :
                    Annotations.of(List.of(type.getDeclaredAnnotations())).all()) {
                if (annotation instanceof Entity entity && !entity.name().isEmpty() && nameless(all)) {
                    all.removeIf(Entity.class::isInstance);
                }
                if (all.stream().noneMatch(other -> overrides(other, annotation))) {
                    all.add(annotation);
                }
            }
        }
        boolean placed = scope.schema() != null || scope.catalog() != null;
        if (placed
                && all.stream().anyMatch(Entity.class::isInstance)
                && all.stream().noneMatch(Table.class::isInstance)) {
            all.add(StatedAnnotation.of(Table.class));
        }
        put(type, all);
    }

    private static boolean nameless(List<Annotation> all) {
        return all.stream()
                .anyMatch(one -> one instanceof Entity entity && entity.name().isEmpty());
    }

    private static boolean overrides(Annotation stated, Annotation annotation) {
        Class<?> above = stated.annotationType();
        Class<?> below = annotation.annotationType();
        if (KINDS.contains(above) && KINDS.contains(below)) {
            return true;
        }
        if (above == PrimaryKeyJoinColumns.class && below == PrimaryKeyJoinColumn.class) {
            return true;
        }
        if (above != below) {
            return false;
        }
        boolean several = below.isAnnotationPresent(java.lang.annotation.Repeatable.class)
                && below != SecondaryTable.class
                && below != PrimaryKeyJoinColumn.class;
        return !several || key(stated).equals(key(annotation));
    }

    private static Object key(Annotation annotation) {
        return annotation instanceof Convert convert ? convert.attributeName() : member(annotation, "name");
    }

    private static Object member(Annotation annotation, String name) {
        try {
            return annotation.annotationType().getMethod(name).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation + " has no " + name, e);
        }
    }

    private void put(AnnotatedElement element, List<Annotation> annotations) {
        List<Annotation> placed = new ArrayList<>();
        annotations.forEach(annotation -> placed.add(lacksPlace(annotation) ? inPlace(annotation) : annotation));
        stated.put(element, placed);
    }

    /** Whether it could name a schema or catalog, names none, and the file does (12.2.2.2-3). */
    private boolean lacksPlace(Annotation annotation) {
        return lacks(annotation, "schema", scope.schema()) || lacks(annotation, "catalog", scope.catalog());
    }

    private static boolean lacks(Annotation annotation, String name, @Nullable String byDefault) {
        return byDefault != null
                && List.of(annotation.annotationType().getDeclaredMethods()).stream()
                        .anyMatch(method -> method.getName().equals(name))
                && member(annotation, name).equals("");
    }

    private Annotation inPlace(Annotation annotation) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Method member : annotation.annotationType().getDeclaredMethods()) {
            members.put(member.getName(), member(annotation, member.getName()));
        }
        if (lacks(annotation, "schema", scope.schema())) {
            members.put("schema", String.valueOf(scope.schema()));
        }
        if (lacks(annotation, "catalog", scope.catalog())) {
            members.put("catalog", String.valueOf(scope.catalog()));
        }
        return StatedAnnotation.of(annotation.annotationType(), members);
    }
}
