package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;

/**
 * What is stated of the classes of a unit: their annotations or, where mapping files speak of a class, what these make of
 * its annotations (Jakarta Persistence 3.2, 12).
 *
 * @param stated classes, fields and methods with what stands on them in place of their annotations
 * @param complete whether the annotations of all other elements are to be ignored
 * @param classes the managed classes and converters that mapping files list
 * @param ofUnit generators, queries and result set mappings that stand on no class; they override those of the same name
 * @param defaultListeners the listeners of all entities
 * @param cascadePersist whether all relationships cascade PERSIST
 * @param catalog the catalog of tables that name none
 * @param schema the schema of tables that name none
 * @param delimitedIdentifiers whether all names are quoted
 * @param problems mistakes found in mapping files, a sentence each
 */
public record Metadata(
        Map<AnnotatedElement, List<Annotation>> stated,
        boolean complete,
        List<Class<?>> classes,
        List<OfUnit> ofUnit,
        List<Class<?>> defaultListeners,
        boolean cascadePersist,
        @Nullable String catalog,
        @Nullable String schema,
        boolean delimitedIdentifiers,
        List<String> problems) {
    /** The annotations, and nothing else. */
    public static final Metadata ANNOTATIONS =
            new Metadata(Map.of(), false, List.of(), List.of(), List.of(), false, null, null, false, List.of());

    /** What a mapping file states of the unit, and the file. */
    public record OfUnit(Annotation annotation, String where) {}

    public Metadata {
        stated = Map.copyOf(stated);
        classes = List.copyOf(classes);
        ofUnit = List.copyOf(ofUnit);
        defaultListeners = List.copyOf(defaultListeners);
        problems = List.copyOf(problems);
    }

    /** What is stated of a class, field or method itself. */
    public Annotations on(AnnotatedElement element) {
        List<Annotation> here = stated.get(element);
        if (here == null) {
            here = complete ? List.of() : List.of(element.getDeclaredAnnotations());
        }
        return Annotations.of(here);
    }

    boolean has(AnnotatedElement element, Class<? extends Annotation> type) {
        return stated.containsKey(element) || complete ? on(element).has(type) : element.isAnnotationPresent(type);
    }
}
