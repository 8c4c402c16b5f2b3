package org.athanor.processor.generate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.ManagedClass;

/** The queries, entity graphs and result set mappings that a class names. */
final class NamedElements {
    /** A name, and what the metamodel class refers to by it: null for no reference. */
    record Named(String prefix, String name, @Nullable TypeMirror result, boolean graph) {}

    private NamedElements() {}

    static List<Named> of(ManagedClass managed) {
        List<Named> found = new ArrayList<>();
        for (AnnotationMirror query : Annotations.repeated(managed.element(), "NamedQuery", "NamedQueries")) {
            add(found, "QUERY_", query, Annotations.type(query, "resultClass"));
        }
        for (AnnotationMirror query :
                Annotations.repeated(managed.element(), "NamedNativeQuery", "NamedNativeQueries")) {
            add(found, "QUERY_", query, Annotations.type(query, "resultClass"));
        }
        for (AnnotationMirror query :
                Annotations.repeated(managed.element(), "NamedStoredProcedureQuery", "NamedStoredProcedureQueries")) {
            add(found, "QUERY_", query, null);
        }
        for (AnnotationMirror mapping :
                Annotations.repeated(managed.element(), "SqlResultSetMapping", "SqlResultSetMappings")) {
            add(found, "MAPPING_", mapping, null);
        }
        for (AnnotationMirror graph :
                Annotations.repeated(managed.element(), "NamedEntityGraph", "NamedEntityGraphs")) {
            String given = Annotations.text(graph, "name");
            found.add(new Named("GRAPH_", given.isEmpty() ? managed.entityName() : given, null, true));
        }
        return found;
    }

    private static void add(List<Named> found, String prefix, AnnotationMirror mirror, @Nullable TypeMirror result) {
        String name = Annotations.text(mirror, "name");
        if (!name.isEmpty()) {
            found.add(new Named(prefix, name, result, false));
        }
    }
}
