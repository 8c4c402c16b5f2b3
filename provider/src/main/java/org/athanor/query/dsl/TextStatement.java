package org.athanor.query.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.athanor.expression.Node;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.execute.NativeItem;
import org.athanor.query.execute.QueryPlan;
import org.athanor.query.translate.UntypedValue;
import org.athanor.type.ValueType;

/** A query whose rows a whole select in SQL gives: its columns go by their names, or by what the statement says of them. */
final class TextStatement {
    private final Building building;
    private final Node.Text statement;

    private TextStatement(Building building, Node.Text statement) {
        this.building = building;
        this.statement = statement;
    }

    static Asked of(QuerySession session, Question question) {
        Node.Text statement = Objects.requireNonNull(question.statement, "a statement");
        if (!question.filters.isEmpty() || !question.joins.isEmpty() || !question.order.isEmpty()) {
            throw new IllegalStateException(
                    "A query fromStatement has no criteria of its own: write them into the text");
        }
        TextStatement text = new TextStatement(new Building(session), statement);
        return Asked.of(text.plan(session, question.items), question.params);
    }

    private QueryPlan plan(QuerySession session, List<Node> items) {
        if (items.size() == 1 && items.get(0) instanceof Node.Root root) {
            EntityMapping entity = building.entity(root.entity());
            List<String> columns = new ArrayList<>();
            for (Node column : statement.columns()) {
                columns.add(column(column));
            }
            return session.plans().sql(statement.sql(), entity.javaType(), columns);
        }
        List<NativeItem> natives = new ArrayList<>();
        for (Node item : items) {
            int position = statement.columns().indexOf(item) + 1;
            if (position == 0 && !statement.columns().isEmpty()) {
                throw new IllegalArgumentException("columns(…) does not name " + item
                        + ", which the query selects; it names " + statement.columns());
            }
            natives.add(new NativeItem(column(item), position, type(item)));
        }
        return session.plans().sqlValues(statement.sql(), natives);
    }

    private Attribute attribute(Node.Path path) {
        EntityMapping entity = path.base() instanceof Node.Root root ? building.entity(root.entity()) : null;
        Attribute attribute = entity == null ? null : entity.attribute(path.name());
        if (attribute == null) {
            throw new IllegalArgumentException(
                    "The columns of a statement are attributes of entities, and " + path + " is none");
        }
        return attribute;
    }

    private String column(Node item) {
        if (!(item instanceof Node.Path path)) {
            return RowsOfQuery.name(item);
        }
        Attribute attribute = attribute(path);
        if (attribute instanceof BasicAttribute basic) {
            return basic.column().name().text();
        }
        if (attribute instanceof ToOneAttribute toOne && toOne.joinColumns().size() == 1) {
            return toOne.joinColumns().get(0).column().name().text();
        }
        throw new IllegalArgumentException("No single column of a statement can be " + attribute
                + ": name its parts, or leave columns(…) out where the columns have their own names");
    }

    private ValueType<?> type(Node item) {
        return item instanceof Node.Path path && attribute(path) instanceof BasicAttribute basic
                ? basic.type()
                : UntypedValue.TYPE;
    }
}
