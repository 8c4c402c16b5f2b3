package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;
import static org.athanor.mapping.source.Annotations.type;

import jakarta.annotation.Nullable;
import jakarta.persistence.NamedNativeQuery;
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
        on.all(NamedQuery.class).forEach(one -> all.add(query(one, where)));
        on.all(NamedNativeQuery.class).forEach(one -> all.add(query(one, where)));
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
