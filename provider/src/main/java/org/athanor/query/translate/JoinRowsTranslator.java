package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.Statement;
import org.athanor.sql.schema.Table;

/** The rows of join and collection tables that a bulk delete takes with it. */
final class JoinRowsTranslator {
    private final Translation translation;

    JoinRowsTranslator(Translation translation) {
        this.translation = translation;
    }

    /**
     * What must go before the rows do: those in join and collection tables that name them. Entities have no say in it, they
     * are not loaded, so this is done as a removal of each would do it.
     */
    List<Statement> before(DeleteQuery query) {
        Map<Table, JoinTable> tables = new LinkedHashMap<>();
        for (EntityMapping entity : query.target().entity().hierarchy()) {
            for (Attribute attribute : entity.attributes()) {
                JoinTable table = tableOf(attribute);
                if (table != null) {
                    tables.putIfAbsent(table.table(), table);
                }
            }
        }
        return tables.values().stream().map(table -> rowsOf(query, table)).toList();
    }

    private static @Nullable JoinTable tableOf(Attribute attribute) {
        if (attribute instanceof ElementCollectionAttribute values) {
            return values.table();
        }
        if (attribute instanceof ToManyAttribute toMany) {
            return toMany.joinTable();
        }
        return attribute instanceof ToOneAttribute toOne && toOne.owning() ? toOne.joinTable() : null;
    }

    private Statement rowsOf(DeleteQuery query, JoinTable rows) {
        return translation.within(new QueryScope(null), () -> {
            Occurrence target = translation.from().range(query.target());
            Condition condition = query.where();
            SqlExpression where =
                    translation.scope().where(condition == null ? null : translation.condition(condition));
            TableRef table = new TableRef(rows.table(), null);
            if (where == null) {
                return new Delete(table, null);
            }
            List<SelectItem> keys = new ArrayList<>();
            List<SqlExpression> columns = new ArrayList<>();
            for (ColumnPair pair : rows.owner()) {
                keys.add(SelectItem.of(target.requireGroup().column(pair.referenced())));
                columns.add(new ColumnRef(null, pair.column()));
            }
            SqlExpression term = columns.size() == 1 ? columns.get(0) : new SqlExpression.Row(columns);
            Select select = Select.of(keys, translation.scope().from(), where);
            return new Delete(table, new SqlExpression.InQuery(term, select, false));
        });
    }
}
