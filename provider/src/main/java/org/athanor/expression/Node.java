package org.athanor.expression;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What an expression says, without types: what the query reads. Equal expressions have equal nodes. */
public sealed interface Node {
    /** The entity of that class as the query selects or joins it without an alias. */
    record Root(Class<?> entity) implements Node {
        @Override
        public String toString() {
            return entity.getSimpleName();
        }
    }

    /** The rows of an alias. */
    record Aliased(Origin origin) implements Node {
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    /** Within {@code any} and {@code has}: the element or target the condition is about. */
    record Element() implements Node {
        @Override
        public String toString() {
            return "element";
        }
    }

    /** An attribute of what {@code base} stands for; {@code declaring} has it itself or inherits it. */
    record Path(Node base, Class<?> declaring, String name) implements Node {
        @Override
        public String toString() {
            return base + "." + name;
        }
    }

    /** A column of a subquery. */
    record Column(Origin subquery, String name) implements Node {
        @Override
        public String toString() {
            return subquery + ".c(" + name + ")";
        }
    }

    /** A value; always bound, never written into the SQL text. */
    record Literal(@Nullable Object value) implements Node {
        @Override
        public String toString() {
            return "'" + value + "'";
        }
    }

    /** The values of a list; bound as one parameter. */
    record Values(List<Object> values) implements Node {
        public Values {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        static Values of(Collection<?> values) {
            return new Values(new ArrayList<>(values));
        }
    }

    /** A value given later, by {@code params}. */
    record Parameter(String name) implements Node {
        @Override
        public String toString() {
            return ":" + name;
        }
    }

    /** An operator with its operands. */
    record Operation(Operator operator, List<Node> operands) implements Node {
        public Operation {
            operands = List.copyOf(operands);
        }

        static Operation of(Operator operator, Node... operands) {
            return new Operation(operator, List.of(operands));
        }

        @Override
        public String toString() {
            return operator + operands.toString();
        }
    }

    /** A function of the database, by its name; {@code type} is the class of what it gives, Object if that is not known. */
    record Function(String name, List<Node> arguments, Class<?> type) implements Node {
        public Function {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return name + arguments;
        }
    }

    /** A function over the rows around each row. */
    record Over(
            Node function,
            List<Node> partitionBy,
            List<Order> orderBy,
            @Nullable Frame frame) implements Node {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public String toString() {
            return function + " over " + partitionBy;
        }
    }

    /** Which rows of a window: distances from the row, null without end; {@code unit} is ROWS, RANGE or GROUPS. */
    record Frame(
            String unit, @Nullable Integer start, @Nullable Integer end) {}

    /** The first branch whose condition holds. */
    record Case(List<Branch> branches, @Nullable Node otherwise) implements Node {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /** A branch of a {@link Case}. */
    record Branch(Node condition, Node result) {}

    /** A name for an item of the select list. */
    record Labelled(Node node, String label) implements Node {
        @Override
        public String toString() {
            return node + " as " + label;
        }
    }

    /** A query that stands for its results. */
    record Query(Subselect<?> query) implements Node {}

    /** There are rows of {@code from} for which all conditions hold. */
    record Exists(Node from, List<Node> conditions) implements Node {
        public Exists {
            conditions = List.copyOf(conditions);
        }
    }

    /** The query has results. */
    record ExistsQuery(Subselect<?> query) implements Node {}

    /**
     * SQL as it is written, with parameters {@code :name}, and {@code {}} where an argument stands; {@code columns} say what a
     * whole statement selects.
     */
    record Text(String sql, List<Node> arguments, List<Node> columns) implements Node {
        public Text {
            arguments = List.copyOf(arguments);
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return "text(" + sql + ")";
        }
    }
}
