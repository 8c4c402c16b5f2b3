package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.athanor.dialect.Dialect;
import org.athanor.sql.schema.Name;

/**
 * Which of the database's names a name of the mappings means, as the database itself would read it: folded where it folds what
 * has no quotes, as it stands where it minds the case, else whatever its case.
 */
final class LiveNames {
    private final Dialect dialect;
    private final UnaryOperator<String> folding;
    private final boolean ignoresCase;

    private LiveNames(Dialect dialect, UnaryOperator<String> folding, boolean ignoresCase) {
        this.dialect = dialect;
        this.folding = folding;
        this.ignoresCase = ignoresCase;
    }

    static LiveNames ofTables(DatabaseMetaData metaData, Dialect dialect) throws SQLException {
        return of(
                metaData,
                dialect,
                dialect.schemaSyntax().ignoresCase() || !metaData.supportsMixedCaseQuotedIdentifiers());
    }

    /** Where unquoted names are not folded, those of columns are without regard to case, even if those of tables are not. */
    static LiveNames ofColumns(DatabaseMetaData metaData, Dialect dialect) throws SQLException {
        boolean folds = metaData.storesUpperCaseIdentifiers() || metaData.storesLowerCaseIdentifiers();
        return of(metaData, dialect, dialect.schemaSyntax().ignoresCase() || !folds);
    }

    private static LiveNames of(DatabaseMetaData metaData, Dialect dialect, boolean ignoresCase) throws SQLException {
        UnaryOperator<String> folding = metaData.storesUpperCaseIdentifiers()
                ? text -> text.toUpperCase(Locale.ROOT)
                : metaData.storesLowerCaseIdentifiers() ? text -> text.toLowerCase(Locale.ROOT) : text -> text;
        return new LiveNames(dialect, folding, ignoresCase);
    }

    /** What is found under the name; null when there is nothing. */
    <V> @Nullable V find(Name wanted, Map<String, V> named) {
        V exact = named.get(stored(wanted));
        if (exact != null || !ignoresCase) {
            return exact;
        }
        String near = near(wanted, named.keySet());
        return near == null ? null : named.get(near);
    }

    private String stored(Name wanted) {
        return dialect.isLiteral(wanted) ? wanted.text() : folding.apply(wanted.text());
    }

    /** Whether a name of the mappings means that one. */
    boolean means(Name wanted, String live) {
        return ignoresCase ? wanted.text().equalsIgnoreCase(live) : live.equals(stored(wanted));
    }

    /** One of the names that differs from the wanted one in nothing but the case. */
    static @Nullable String near(Name wanted, Collection<String> names) {
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(wanted.text()))
                .findFirst()
                .orElse(null);
    }
}
