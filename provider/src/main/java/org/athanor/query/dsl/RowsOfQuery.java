package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Node;
import org.athanor.expression.Selectable;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.SetQuery.Operator;
import org.athanor.util.NearestNames;

/** A query, or several combined, as rows with columns. */
final class RowsOfQuery implements RowSource {
    private final List<Question> questions;
    private final @Nullable Operator operator;
    private final boolean all;
    private final @Nullable String name;

    private RowsOfQuery(List<Question> questions, @Nullable Operator operator, boolean all, @Nullable String name) {
        this.questions = questions;
        this.operator = operator;
        this.all = all;
        this.name = name;
    }

    static RowsOfQuery of(Question question, @Nullable String name) {
        return new RowsOfQuery(List.of(question), null, false, name);
    }

    static RowsOfQuery combined(List<Question> questions, Operator operator, boolean all) {
        return new RowsOfQuery(List.copyOf(questions), operator, all, null);
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    List<Node> items() {
        return questions.get(0).items;
    }

    Query build(Building building) {
        Query query = new TreeBuilder(building).nested(questions.get(0), null);
        for (Question each : questions.subList(1, questions.size())) {
            Query right = new TreeBuilder(building).nested(each, null);
            query = new SetQuery(java.util.Objects.requireNonNull(operator), all, query, right, List.of());
        }
        return query;
    }

    @Override
    public ComparableExpression<Object> c(String column) {
        return c(column, Object.class);
    }

    @Override
    public <T> ComparableExpression<T> c(String column, Class<T> type) {
        return RowSource.column(this, column);
    }

    @Override
    public <T> ComparableExpression<T> c(Selectable<T> selected) {
        return RowSource.column(this, columnName(selected));
    }

    String columnName(Selectable<?> selected) {
        Node node = selected.node();
        for (Node item : items()) {
            if (item.equals(node)
                    || item instanceof Node.Labelled labelled && labelled.node().equals(node)) {
                return name(item);
            }
        }
        throw new IllegalArgumentException("The subquery does not select " + node + "; it selects " + items());
    }

    @Override
    public int index(String column) {
        List<String> names = new ArrayList<>();
        for (Node item : items()) {
            names.add(name(item));
        }
        int index = names.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("The subquery has no column '" + column + "'"
                    + NearestNames.question(column, names) + ": give what you need of it a label");
        }
        return index;
    }

    /** The name of an item in the result: its label, else that of the attribute, entity, alias or function. */
    static String name(Node item) {
        if (item instanceof Node.Labelled labelled) {
            return labelled.label();
        }
        if (item instanceof Node.Path path) {
            return path.name();
        }
        if (item instanceof Node.Root root) {
            return root.entity().getSimpleName();
        }
        if (item instanceof Node.Aliased aliased && aliased.origin() instanceof Alias<?> alias) {
            return alias.name() != null ? alias.name() : alias.entity().getSimpleName();
        }
        if (item instanceof Node.Column column) {
            return column.name();
        }
        if (item instanceof Node.Function function) {
            return function.name();
        }
        if (item instanceof Node.Over over) {
            return name(over.function());
        }
        return item instanceof Node.Operation operation
                ? operation.operator().name().toLowerCase(java.util.Locale.ROOT)
                : item.toString();
    }

    @Override
    public String toString() {
        return name != null ? "subquery(" + name + ")" : "subquery";
    }
}
