package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;
import static org.athanor.mapping.source.Annotations.type;

import jakarta.annotation.Nullable;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQueries;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The named queries a class declares. */
final class NamedQueryAnnotations {
    private NamedQueryAnnotations() {}

    static List<NamedQueryDeclaration> read(Annotations on, String where) {
        List<NamedQueryDeclaration> all = new ArrayList<>();
        NamedQuery single = on.get(NamedQuery.class);
        if (single != null) {
            all.add(query(single, where));
        }
        NamedQueries several = on.get(NamedQueries.class);
        if (several != null) {
            for (NamedQuery one : several.value()) {
                all.add(query(one, where));
            }
        }
        NamedNativeQuery singleNative = on.get(NamedNativeQuery.class);
        if (singleNative != null) {
            all.add(query(singleNative, where));
        }
        NamedNativeQueries severalNative = on.get(NamedNativeQueries.class);
        if (severalNative != null) {
            for (NamedNativeQuery one : severalNative.value()) {
                all.add(query(one, where));
            }
        }
        return all;
    }

    private static NamedQueryDeclaration query(NamedQuery q, String where) {
        return new NamedQueryDeclaration(
                q.name(), false, q.query(), type(q.resultClass()), null, q.lockMode(), hints(q.hints()), where);
    }

    private static NamedQueryDeclaration query(NamedNativeQuery q, String where) {
        return new NamedQueryDeclaration(
                q.name(), true, q.query(), type(q.resultClass()), resultSetMapping(q), null, hints(q.hints()), where);
    }

    /**
     * A query that describes its result itself has a result set mapping of its own, called as the query. A single column
     * needs none: it is the result.
     */
    private static @Nullable String resultSetMapping(NamedNativeQuery q) {
        boolean own = q.entities().length + q.classes().length > 0 || q.columns().length > 1;
        return own ? q.name() : text(q.resultSetMapping());
    }

    private static Map<String, String> hints(QueryHint[] hints) {
        Map<String, String> all = new HashMap<>();
        for (QueryHint hint : hints) {
            all.put(hint.name(), hint.value());
        }
        return all;
    }
}
