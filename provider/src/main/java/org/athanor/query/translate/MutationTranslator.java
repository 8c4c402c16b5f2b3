package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.load.TableGroup;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.mapping.Leaf;
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
import org.athanor.type.ValueType;

/**
 * Bulk updates and deletes (Jakarta Persistence 3.2, 4.11). In one table they are one statement, whose condition becomes a
 * subquery of identifiers when it needs joins. Where several tables change, which the condition may speak of, the identifiers
 * are selected first. A hierarchy with a table a class is changed class by class.
 */
final class MutationTranslator {
    /**
     * What is to be run: {@code before}, whose rows do not count, and {@code statements}; with {@code keys} these take the
     * identifiers that it selects, and their number is what counts.
     */
    record Changes(
            List<Statement> before,
            List<Statement> statements,
            @Nullable KeyQuery keys) {}

    /** Identifiers by their leaves. */
    record KeyQuery(Select select, List<ValueType<?>> types) {}

    private final Translation translation;

    MutationTranslator(Translation translation) {
        this.translation = translation;
    }

    Changes update(UpdateQuery query) {
        if (!classByClass(query.target().entity())) {
            return translation.within(
                    new QueryScope(null), () -> update(query, translation.from().range(query.target())));
        }
        List<Statement> statements = new ArrayList<>();
        for (EntityMapping each : concrete(query.target().entity())) {
            statements.addAll(translation.within(
                    new QueryScope(null),
                    () -> update(query, alone(query.target(), each)).statements()));
        }
        return new Changes(List.of(), statements, null);
    }

    private Changes update(UpdateQuery query, Occurrence target) {
        Map<Table, List<Update.Assignment>> byTable = new LinkedHashMap<>();
        for (UpdateQuery.Assignment assignment : query.assignments()) {
            assign(assignment, target, byTable);
        }
        SqlExpression written = query.where() == null ? null : translation.condition(query.where());
        byTable.forEach((table, assignments) -> requireOwnColumns(target, table, assignments));
        if (byTable.size() == 1) {
            Map.Entry<Table, List<Update.Assignment>> only =
                    byTable.entrySet().iterator().next();
            Table table = only.getKey();
            TableRef ref = new TableRef(table, target.requireGroup().alias(table));
            return new Changes(List.of(), List.of(new Update(ref, only.getValue(), where(target, ref, written))), null);
        }
        List<Statement> statements = new ArrayList<>();
        byTable.forEach((table, assignments) -> statements.add(new Update(
                new TableRef(table, target.requireGroup().alias(table)), assignments, ofKeys(target, table))));
        return new Changes(List.of(), statements, keys(target, written));
    }

    private void assign(
            UpdateQuery.Assignment assignment, Occurrence target, Map<Table, List<Update.Assignment>> byTable) {
        Term attribute = translation.paths().term(assignment.attribute());
        if (target.root().joined()) {
            throw new QueryTranslationException(
                    "SET cannot follow associations: only attributes of the updated entity can be named there");
        }
        Term value = translation.telling(assignment.value(), () -> {
            Term made = translation.expressions().term(assignment.value(), attribute);
            TypeCheck.assignable(attribute, made);
            return made;
        });
        List<SqlExpression> columns = attribute.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = ((ColumnRef) columns.get(i)).column();
            byTable.computeIfAbsent(column.table(), table -> new ArrayList<>())
                    .add(new Update.Assignment(column, value.columns().get(i)));
        }
    }

    /** An update speaks of the columns of one table. */
    private void requireOwnColumns(Occurrence target, Table table, List<Update.Assignment> assignments) {
        Set<String> spoken = new HashSet<>();
        TableCollector collector = new TableCollector(new HashSet<>(), spoken);
        assignments.forEach(each -> collector.expression(each.value()));
        Set<String> others = new HashSet<>();
        new TableCollector(new HashSet<>(), new HashSet<>())
                .aliases(translation.scope().from(), others);
        others.remove(target.requireGroup().alias(table));
        if (!Collections.disjoint(spoken, others)) {
            throw new QueryTranslationException(
                    "Entity " + target.requireGroup().mapping().name()
                            + " is stored in several tables, and an attribute in " + table.name()
                            + " cannot be set to what is in another one: select the values and set them by parameters");
        }
    }

    Changes delete(DeleteQuery query) {
        EntityMapping entity = query.target().entity();
        Changes rows = classByClass(entity)
                ? new Changes(List.of(), deleteClassByClass(query), null)
                : translation.within(new QueryScope(null), () -> deleteOfTables(query));
        List<Statement> before = new ArrayList<>(new JoinRowsTranslator(translation).before(query));
        before.addAll(rows.before());
        return new Changes(before, rows.statements(), rows.keys());
    }

    private List<Statement> deleteClassByClass(DeleteQuery query) {
        List<Statement> statements = new ArrayList<>();
        for (EntityMapping each : concrete(query.target().entity())) {
            statements.add(translation.within(
                    new QueryScope(null), () -> delete(query.where(), alone(query.target(), each))));
        }
        return statements;
    }

    private Changes deleteOfTables(DeleteQuery query) {
        EntityMapping entity = query.target().entity();
        Occurrence target = translation.from().range(query.target());
        List<Table> tables = tables(entity);
        if (tables.size() == 1) {
            return new Changes(List.of(), List.of(delete(query.where(), target)), null);
        }
        Collections.reverse(tables);
        List<Statement> statements = new ArrayList<>();
        if (query.where() == null && entity.superMapping() == null) {
            tables.forEach(table -> statements.add(new Delete(new TableRef(table, null), null)));
            int last = statements.size() - 1;
            return new Changes(statements.subList(0, last), statements.subList(last, last + 1), null);
        }
        SqlExpression written = query.where() == null ? null : translation.condition(query.where());
        tables.forEach(table -> statements.add(new Delete(new TableRef(table, null), ofKeys(target, table))));
        return new Changes(List.of(), statements, keys(target, written));
    }

    private Statement delete(@Nullable Condition condition, Occurrence target) {
        TableGroup group = target.requireGroup();
        TableRef table = new TableRef(group.mapping().table(), group.alias());
        return new Delete(table, where(target, table, condition == null ? null : translation.condition(condition)));
    }

    /** The tables that rows of the entity and its subclasses are in, those first that others refer to. */
    private static List<Table> tables(EntityMapping entity) {
        List<Table> tables = new ArrayList<>();
        for (EntityMapping each : entity.hierarchy()) {
            each.tables().stream().filter(table -> !tables.contains(table)).forEach(tables::add);
        }
        return tables;
    }

    private static boolean classByClass(EntityMapping entity) {
        return entity.inheritance().strategy() == Strategy.TABLE_PER_CLASS && entity.hasSubMappings();
    }

    private static List<EntityMapping> concrete(EntityMapping entity) {
        return entity.hierarchy().stream().filter(each -> !each.isAbstract()).toList();
    }

    /** The variable as one class of a hierarchy with a table a class. */
    private Occurrence alone(Source.Range range, EntityMapping entity) {
        TableGroup group = TableGroup.ofClassAlone(
                entity, translation.aliases(), translation.aliases().next(entity));
        FromRoot root = FromRoot.of(group);
        QueryScope scope = translation.scope();
        scope.add(root);
        Occurrence occurrence = Occurrence.of(group, range.variable().domain(), root, null, scope);
        scope.declare(range.variable(), occurrence);
        return occurrence;
    }

    /** What is written, where FROM is that table and nothing else; a query of identifiers otherwise. */
    private @Nullable SqlExpression where(Occurrence target, TableRef table, @Nullable SqlExpression written) {
        SqlExpression where = translation.scope().where(written);
        if (translation.scope().from().equals(List.of(table))) {
            return where;
        }
        List<SqlExpression> key = key(target, table.table());
        SqlExpression term = key.size() == 1 ? key.get(0) : new SqlExpression.Row(key);
        return new SqlExpression.InQuery(term, identifiers(target, where), false);
    }

    private Select identifiers(Occurrence target, @Nullable SqlExpression where) {
        List<SelectItem> items =
                target.requireGroup().idColumns().stream().map(SelectItem::of).toList();
        List<FromItem> from = translation.scope().from();
        return Select.of(items, from, where);
    }

    private KeyQuery keys(Occurrence target, @Nullable SqlExpression written) {
        List<ValueType<?>> types = new ArrayList<>();
        for (Leaf leaf : target.requireGroup().mapping().id().leaves()) {
            types.add(leaf.type());
        }
        return new KeyQuery(identifiers(target, translation.scope().where(written)), types);
    }

    /** The columns of a table that hold the identifier. */
    private static List<SqlExpression> key(Occurrence target, Table table) {
        for (EntityMapping each : target.requireGroup().mapping().hierarchy()) {
            int index = each.tables().indexOf(table);
            if (index >= 0) {
                return each.tableKeys().get(index).stream()
                        .map(column -> (SqlExpression) new ColumnRef(null, column))
                        .toList();
            }
        }
        throw new IllegalStateException(
                table + " is no table of " + target.requireGroup().mapping());
    }

    /** That the row is one of those selected. */
    private static SqlExpression ofKeys(Occurrence target, Table table) {
        List<SqlExpression> key = key(target, table);
        List<SqlExpression.Param> parts = new ArrayList<>();
        List<Leaf> leaves = target.requireGroup().mapping().id().leaves();
        for (int i = 0; i < key.size(); i++) {
            parts.add(new SqlExpression.Param(new KeySlot(i), leaves.get(i).type()));
        }
        return key.size() == 1
                ? new SqlExpression.InParam(key.get(0), parts.get(0), false)
                : new SqlExpression.InRowParam(new SqlExpression.Row(key), parts, false);
    }
}
