package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Set;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.Statement;
import org.athanor.sql.schema.Table;
import org.athanor.type.ValueType;

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

    /**
     * An update or delete. {@code before} is run first, and its rows do not count. With {@code keys}, which is run before
     * everything else, the statements take the identifiers that it selects by {@link KeySlot}s, and these are counted.
     */
    record Changing(
            List<Statement> before,
            List<Statement> statements,
            @Nullable Select keys,
            List<ValueType<?>> keyTypes,
            List<ParameterInfo> parameters,
            Set<Table> tables)
            implements Translated {
        public Changing {
            before = List.copyOf(before);
            statements = List.copyOf(statements);
            keyTypes = List.copyOf(keyTypes);
            parameters = List.copyOf(parameters);
            tables = Set.copyOf(tables);
        }

        /** What has the condition of the query. */
        @Override
        public Statement sql() {
            return keys != null ? keys : statements.get(0);
        }
    }
}
