package org.athanor.query.translate;

import java.util.List;
import java.util.Set;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Statement;
import org.athanor.sql.schema.Table;

/** A query in SQL. {@code tables} are those whose rows it depends on, or changes. */
public sealed interface Translated {
    Statement sql();

    List<ParameterInfo> parameters();

    Set<Table> tables();

    /**
     * A select. With {@code uniqueRoots} a joined collection repeats its owner in several rows, of which the result has the
     * owner once.
     */
    record Selecting(
            QueryExpression sql,
            List<ParameterInfo> parameters,
            Set<Table> tables,
            List<SelectedResult> items,
            boolean uniqueRoots)
            implements Translated {
        public Selecting {
            parameters = List.copyOf(parameters);
            tables = Set.copyOf(tables);
            items = List.copyOf(items);
        }
    }

    /** An update or delete, and the statements that must be run before it. */
    record Changing(Statement sql, List<Statement> before, List<ParameterInfo> parameters, Set<Table> tables)
            implements Translated {
        public Changing {
            before = List.copyOf(before);
            parameters = List.copyOf(parameters);
            tables = Set.copyOf(tables);
        }
    }
}
