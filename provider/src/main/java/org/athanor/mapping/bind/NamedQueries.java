package org.athanor.mapping.bind;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.NamedQuery;
import org.athanor.mapping.source.NamedQueryDeclaration;

/** Collects named queries; their text is looked at when they are compiled. */
final class NamedQueries {
    private NamedQueries() {}

    static Map<String, NamedQuery> of(List<NamedQueryDeclaration> declared, MappingErrors errors) {
        Map<String, NamedQuery> queries = new LinkedHashMap<>();
        Map<String, NamedQueryDeclaration> first = new HashMap<>();
        for (NamedQueryDeclaration one : declared) {
            NamedQueryDeclaration other = first.putIfAbsent(one.name(), one);
            if (other != null) {
                if (!other.text().equals(one.text())) {
                    errors.add("Named query " + one.name() + ": it is declared by " + other.where() + " and by "
                            + one.where() + "; names of queries are unit-wide, so rename one of them.");
                }
                continue;
            }
            queries.put(
                    one.name(),
                    new NamedQuery(
                            one.name(),
                            one.isNative() ? NamedQuery.Language.SQL : NamedQuery.Language.JPQL,
                            one.text(),
                            one.resultClass(),
                            one.resultSetMapping(),
                            one.lockMode() == null ? null : one.lockMode().name(),
                            Map.copyOf(one.hints())));
        }
        return queries;
    }
}
