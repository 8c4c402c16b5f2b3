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
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.UpdateQuery;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.Statement;
import org.athanor.sql.Update;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * Bulk updates and deletes (Jakarta Persistence 3.2, 4.11). When the condition needs joins, it moves into a subquery of
 * identifiers.
 */
final class MutationTranslator {
    private final Translation translation;

    MutationTranslator(Translation translation) {
        this.translation = translation;
    }

    Statement update(UpdateQuery query) {
        QueryScope scope = new QueryScope(null);
        return translation.within(scope, () -> {
            Occurrence target = target(query.target(), "update");
            List<Update.Assignment> assignments = new ArrayList<>();
            for (UpdateQuery.Assignment assignment : query.assignments()) {
                Term attribute = translation.paths().term(assignment.attribute());
                if (target.root().joined()) {
                    throw new QueryTranslationException(
                            "SET cannot follow associations: only attributes of the updated entity can be named there");
                }
                Term value = translation.telling(assignment.value(), () -> {
                    Term written = translation.expressions().term(assignment.value(), attribute);
                    TypeCheck.assignable(attribute, written);
                    return written;
                });
                List<SqlExpression> columns = attribute.columns();
                List<SqlExpression> values = value.columns();
                for (int i = 0; i < columns.size(); i++) {
                    assignments.add(new Update.Assignment(column(columns.get(i), target), values.get(i)));
                }
            }
            TableRef table = new TableRef(
                    target.requireGroup().mapping().table(),
                    target.requireGroup().alias());
            return new Update(table, assignments, where(target, query.where()));
        });
    }

    private static Column column(SqlExpression expression, Occurrence target) {
        if (expression instanceof ColumnRef ref && target.requireGroup().alias().equals(ref.alias())) {
            return ref.column();
        }
        throw new QueryTranslationException("Bulk update of attributes that entity "
                + target.requireGroup().mapping().name() + " stores in several tables is not supported yet");
    }

    Statement delete(DeleteQuery query) {
        return translation.within(new QueryScope(null), () -> {
            Occurrence target = target(query.target(), "delete");
            TableRef table = new TableRef(
                    target.requireGroup().mapping().table(),
                    target.requireGroup().alias());
            return new Delete(table, where(target, query.where()));
        });
    }

    /**
     * What must go before the rows do: those in join and collection tables that name them. Entities have no say in it, they
     * are not loaded, so this is done as a removal of each would do it.
     */
    List<Statement> beforeDelete(DeleteQuery query) {
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
            Occurrence target = target(query.target(), "delete");
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

    private Occurrence target(Source.Range range, String verb) {
        EntityMapping entity = range.entity();
        Strategy strategy = entity.inheritance().strategy();
        if (strategy == Strategy.JOINED
                || strategy == Strategy.TABLE_PER_CLASS && entity.hasSubMappings()
                || entity.hierarchy().stream().anyMatch(each -> each.tables().size() > 1)) {
            throw new QueryTranslationException("Bulk " + verb + " of entity " + entity.name()
                    + " is not supported yet: it is stored in several tables ("
                    + (strategy == Strategy.JOINED || strategy == Strategy.TABLE_PER_CLASS
                            ? strategy
                            : "secondary tables")
                    + ")");
        }
        return translation.from().range(range);
    }

    private @Nullable SqlExpression where(Occurrence target, @Nullable Condition condition) {
        SqlExpression written = condition == null ? null : translation.condition(condition);
        SqlExpression where = translation.scope().where(written);
        if (!target.root().joined()) {
            return where;
        }
        List<SqlExpression> key = target.requireGroup().idColumns();
        List<SelectItem> items = key.stream().map(SelectItem::of).toList();
        List<FromItem> from = translation.scope().from();
        List<SqlExpression> outer = target.requireGroup().mapping().id().leaves().stream()
                .map(leaf -> (SqlExpression) new ColumnRef(null, leaf.column()))
                .toList();
        SqlExpression term = outer.size() == 1 ? outer.get(0) : new SqlExpression.Row(outer);
        return new SqlExpression.InQuery(term, Select.of(items, from, where), false);
    }
}
