package org.athanor.mapping.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddableMapping;

/** Remembers the first use of each embeddable. */
final class Embeddables {
    private final Map<Class<?>, EmbeddableMapping> used = new LinkedHashMap<>();

    void used(Class<?> type, List<Attribute> attributes) {
        used.putIfAbsent(type, new EmbeddableMapping(type, attributes));
    }

    List<EmbeddableMapping> mappings() {
        return List.copyOf(used.values());
    }
}
