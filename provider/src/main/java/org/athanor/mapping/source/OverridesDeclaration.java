package org.athanor.mapping.source;

import java.util.HashMap;
import java.util.Map;

/** Columns and associations that replace inherited or embedded ones, by dotted path. */
public record OverridesDeclaration(
        Map<String, ColumnDeclaration> columns, Map<String, AssociationDeclaration> associations) {
    public static final OverridesDeclaration NONE = new OverridesDeclaration(Map.of(), Map.of());

    public OverridesDeclaration {
        columns = Map.copyOf(columns);
        associations = Map.copyOf(associations);
    }

    public boolean isEmpty() {
        return columns.isEmpty() && associations.isEmpty();
    }

    /** These, with those of {@code inner} where these say nothing. */
    public OverridesDeclaration over(OverridesDeclaration inner) {
        if (inner.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return inner;
        }
        Map<String, ColumnDeclaration> allColumns = new HashMap<>(inner.columns);
        allColumns.putAll(columns);
        Map<String, AssociationDeclaration> allAssociations = new HashMap<>(inner.associations);
        allAssociations.putAll(associations);
        return new OverridesDeclaration(allColumns, allAssociations);
    }

    /** Those that concern the inside of one attribute, by path from there. */
    public OverridesDeclaration within(String attribute) {
        if (isEmpty()) {
            return this;
        }
        return new OverridesDeclaration(strip(columns, attribute + "."), strip(associations, attribute + "."));
    }

    private static <T> Map<String, T> strip(Map<String, T> from, String prefix) {
        Map<String, T> inside = new HashMap<>();
        from.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                inside.put(path.substring(prefix.length()), value);
            }
        });
        return inside;
    }
}
