package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.athanor.LoadOption;
import org.athanor.expression.Node;
import org.athanor.expression.Node.Text;
import org.athanor.expression.Order;

/** What a query asks, in expressions. Changed only by {@link #with}, on a copy that nobody has seen; so it is a value. */
final class Question {
    /**
     * A join: of {@code target} (null is what the relationship leads to), along {@code relationship} or under the condition
     * {@code on}; without both along the one foreign key.
     */
    record Join(
            boolean left,
            @Nullable Node target,
            @Nullable Node relationship,
            @Nullable Node on) {}

    /**
     * A condition. {@code joined} joins were there before it: attributes by mere names are of the last of them, or of the first
     * entity.
     */
    record Filter(Node condition, int joined) {}

    List<Node> items = List.of();

    @Nullable
    Node from;

    @Nullable
    RowsOfQuery rows;
    /** What tells where rows come from, when it is not what is selected. */
    List<Node> origins = List.of();

    List<Join> joins = List.of();
    List<Filter> filters = List.of();
    List<Node> groupBy = List.of();
    List<Node> having = List.of();

    /** The order of the mapping, which comes before that of the query. */
    List<Order> mapped = List.of();

    List<Order> order = List.of();
    /** Whether these are the elements of a collection, all of them and in its order. */
    boolean related;

    boolean distinct;
    int offset;
    int limit = Integer.MAX_VALUE;
    List<LoadOption> options = List.of();
    Map<String, Object> params = Map.of();
    boolean populateExisting;
    LockModeType lock = LockModeType.NONE;

    @Nullable
    Boolean autoflush;

    @Nullable
    Text statement;

    @Nullable
    Class<?> construction;

    Question() {}

    private Question(Question other) {
        items = other.items;
        from = other.from;
        rows = other.rows;
        origins = other.origins;
        joins = other.joins;
        filters = other.filters;
        groupBy = other.groupBy;
        having = other.having;
        mapped = other.mapped;
        order = other.order;
        related = other.related;
        distinct = other.distinct;
        offset = other.offset;
        limit = other.limit;
        options = other.options;
        params = other.params;
        populateExisting = other.populateExisting;
        lock = other.lock;
        autoflush = other.autoflush;
        statement = other.statement;
        construction = other.construction;
    }

    /** A copy, changed. */
    Question with(Consumer<Question> change) {
        Question copy = new Question(this);
        change.accept(copy);
        return copy;
    }

    /** The options that change what is found, and not only what is loaded. */
    List<LoadOption> criteria() {
        return options.stream()
                .filter(option -> option.step().way() == LoadOption.Way.CRITERIA)
                .toList();
    }

    boolean limited() {
        return offset != 0 || limit != Integer.MAX_VALUE;
    }

    /** An IllegalStateException when the rows are cut already, so that {@code method} could only mean something else. */
    void requireUncut(String method) {
        if (limited()) {
            throw new IllegalStateException(
                    method + " comes after limit or offset: call it before them, or ask this query as"
                            + " rows of another one, with aliased(…, query.subquery())");
        }
        if (statement != null) {
            throw new IllegalStateException(
                    method + " does not go with fromStatement: the statement says everything; put it there");
        }
    }

    static <E> List<E> append(List<E> list, List<? extends E> more) {
        List<E> longer = new ArrayList<>(list.size() + more.size());
        longer.addAll(list);
        longer.addAll(more);
        return longer;
    }

    static Map<String, Object> put(Map<String, Object> map, Map<String, ?> more) {
        Map<String, Object> longer = new LinkedHashMap<>(map);
        longer.putAll(more);
        return longer;
    }
}
