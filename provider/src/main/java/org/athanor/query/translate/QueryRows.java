package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.athanor.load.DerivedRows;
import org.athanor.load.TableGroup;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.FromItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.LabelRef;
import org.athanor.sql.schema.Column;

/**
 * A query whose rows another one reads. Its select list grows while that one is translated: of an entity it selects the
 * columns that are asked for, in each of the selects it is combined of, under one label.
 */
final class QueryRows {
    /** An item of one select: an instance by its tables, or a value. */
    record Item(@Nullable String name, @Nullable TableGroup group, Term term) {}

    /** One select: its items, and the columns taken of them so far. */
    record Leaf(List<Item> items, List<SelectItem> columns) {
        Leaf(List<Item> items) {
            this(items, new ArrayList<>());
        }
    }

    private final List<Leaf> leaves;
    private final Supplier<QueryExpression> sql;
    private final Map<Object, String> labels = new HashMap<>();
    private final List<Function<Leaf, SelectItem>> selected = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private @Nullable String common;

    /** {@code sql} makes the query of what the leaves have in the end. */
    QueryRows(List<Leaf> leaves, Supplier<QueryExpression> sql) {
        this.leaves = new ArrayList<>(leaves);
        this.sql = sql;
        for (int i = 0; i < first().items().size(); i++) {
            columns(i);
        }
    }

    private Leaf first() {
        return leaves.get(0);
    }

    /** The query gets a name, under which it stands before the statement. */
    void common(String name) {
        common = name;
    }

    /** Further selects of the query, which may have asked for its columns. */
    void add(List<Leaf> more) {
        for (Leaf leaf : more) {
            leaves.add(leaf);
            selected.forEach(item -> leaf.columns().add(item.apply(leaf)));
        }
    }

    FromItem from(String as) {
        return common != null ? new FromItem.CommonRef(common, as) : new FromItem.Derived(sql.get(), as);
    }

    /** The names of the columns, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (SelectItem column : first().columns()) {
            names.add(Objects.requireNonNull(column.label()));
        }
        return names;
    }

    /** The query by itself, with the columns that it selects. */
    QueryExpression all() {
        return sql.get();
    }

    /** What each row is, where the query selects one item. */
    Term shape() {
        if (first().items().size() != 1) {
            throw new QueryTranslationException("A subquery selects exactly one value");
        }
        return first().items().get(0).term();
    }

    /** The item at that place, as the reader of the rows under that alias sees it. */
    Term term(String alias, int index) {
        Term term = first().items().get(index).term();
        List<SqlExpression> columns = new ArrayList<>();
        columns(index).forEach(label -> columns.add(new LabelRef(alias, label)));
        if (term instanceof Term.Value value) {
            return new Term.Value(columns.get(0), value.type());
        }
        if (term instanceof Term.Instance instance) {
            return new Term.Instance(instance.entity(), columns);
        }
        if (term instanceof Term.Identity identity) {
            return new Term.Identity(identity.entity(), columns);
        }
        throw new QueryTranslationException(
                "A subquery in FROM cannot select " + ExpressionTranslator.describe(term) + ": select its attributes");
    }

    private List<String> columns(int index) {
        Item item = first().items().get(index);
        List<SqlExpression> columns = item.term().columns();
        List<String> names = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            String name = item.name() != null && columns.size() == 1 ? item.name() : name(columns.get(i));
            names.add(label(
                    List.of(index, i),
                    name,
                    leaf -> leaf.items().get(index).term().columns().get(column)));
        }
        return names;
    }

    private static String name(SqlExpression expression) {
        return expression instanceof ColumnRef ref ? ref.column().name().text() : "value";
    }

    private String label(Object key, String name, Function<Leaf, SqlExpression> expression) {
        String known = labels.get(key);
        if (known != null) {
            return known;
        }
        String label = name;
        for (int number = 1; !given.add(label.toLowerCase(Locale.ROOT)); number++) {
            label = name + number;
        }
        labels.put(key, label);
        String taken = label;
        Function<Leaf, SelectItem> item = leaf -> new SelectItem(expression.apply(leaf), taken);
        selected.add(item);
        for (Leaf leaf : leaves) {
            leaf.columns().add(item.apply(leaf));
        }
        return label;
    }

    /** The rows as the tables of an entity that the query selects. */
    DerivedRows of(EntityMapping entity) {
        List<Item> items = first().items();
        for (int i = 0; i < items.size(); i++) {
            TableGroup group = items.get(i).group();
            if (group != null && group.mapping().isOrExtends(entity)) {
                return new Instances(i);
            }
        }
        throw new QueryTranslationException(
                "The subquery selects no instances of entity " + entity.name() + ", which it is to give the rows of");
    }

    private final class Instances implements DerivedRows {
        private final int index;

        Instances(int index) {
            this.index = index;
        }

        private TableGroup group(Leaf leaf) {
            TableGroup group = leaf.items().get(index).group();
            if (group == null) {
                throw new QueryTranslationException("All parts of a combined query must select the same entity");
            }
            return group;
        }

        @Override
        public String label(Column column) {
            List<SqlExpression> key = first().items().get(index).term().columns();
            int place = key.indexOf(group(first()).column(column));
            return place >= 0
                    ? QueryRows.this.label(
                            List.of(index, place), "id", leaf -> group(leaf).column(column))
                    : QueryRows.this.label(
                            List.of(index, column),
                            column.name().text(),
                            leaf -> group(leaf).column(column));
        }

        @Override
        public String classLabel() {
            return QueryRows.this.label(
                    List.of(index, "class"), "class_number", leaf -> group(leaf).discriminator());
        }

        @Override
        public FromItem from(String as) {
            return QueryRows.this.from(as);
        }
    }
}
