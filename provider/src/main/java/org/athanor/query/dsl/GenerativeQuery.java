package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.Alias;
import org.athanor.CommonTable;
import org.athanor.LoadOption;
import org.athanor.Query;
import org.athanor.Subquery;
import org.athanor.Synchronization;
import org.athanor.Tuple;
import org.athanor.expression.Assignment;
import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Expression;
import org.athanor.expression.Node;
import org.athanor.expression.Order;
import org.athanor.expression.Origin;
import org.athanor.expression.Predicate;
import org.athanor.expression.Relationship;
import org.athanor.expression.Selectable;
import org.athanor.expression.Sortable;
import org.athanor.expression.TextClause;
import org.athanor.query.dsl.Question.Filter;
import org.athanor.query.dsl.Question.Join;
import org.athanor.query.tree.SetQuery.Operator;

/** The face of a {@link Question}: every method a line that says what changes, or asks {@link Results} or {@link BulkQuery}. */
final class GenerativeQuery<T> implements Query<T> {
    private final QuerySession session;
    private final Question question;
    private final ResultShape shape;
    private final Results<T> results;

    GenerativeQuery(QuerySession session, Question question, ResultShape shape) {
        this.session = session;
        this.question = question;
        this.shape = shape;
        this.results = new Results<>(session, question, shape);
    }

    Question question() {
        return question;
    }

    private Query<T> with(Consumer<Question> change) {
        return new GenerativeQuery<>(session, question.with(change), shape);
    }

    /** What may not come after a limit. */
    private Query<T> uncut(String method, Consumer<Question> change) {
        question.requireUncut(method);
        return with(change.andThen(q -> q.related = false));
    }

    // what is asked

    @Override
    public Query<T> filter(Predicate... conditions) {
        List<Filter> more = Arrays.stream(conditions)
                .map(each -> new Filter(each.node(), question.joins.size()))
                .toList();
        return uncut("filter", q -> q.filters = Question.append(q.filters, more));
    }

    @Override
    public Query<T> filterBy(String attribute, @Nullable Object value) {
        return filter(new Named<>(new Node.Path(new Node.Element(), Object.class, attribute)).eq(value));
    }

    @Override
    public <V> Query<T> filterBy(Expression<V> attribute, @Nullable V value) {
        if (!(attribute.node() instanceof Node.Path path)) {
            throw new IllegalArgumentException("filterBy takes an attribute; for " + attribute + " use filter");
        }
        return filterBy(path.name(), value);
    }

    @Override
    public Query<T> withParent(Object parent, Relationship<?, ?> relationship) {
        return filter(new ParentCondition(parent, ((Node.Path) relationship.node()).name()).predicate(session));
    }

    @Override
    public Query<T> withParent(Object parent, String relationship) {
        return filter(new ParentCondition(parent, relationship).predicate(session));
    }

    @Override
    public Query<T> orderBy(Sortable... order) {
        List<Order> more = Arrays.stream(order).map(Sortable::order).toList();
        return uncut("orderBy", q -> {
            q.mapped = more.isEmpty() ? List.of() : q.mapped;
            q.order = more.isEmpty() ? List.of() : Question.append(q.order, more);
        });
    }

    @Override
    public Query<T> groupBy(Selectable<?>... expressions) {
        return uncut("groupBy", q -> q.groupBy = Question.append(q.groupBy, Queries.nodes((Object[]) expressions)));
    }

    @Override
    public Query<T> having(Predicate... conditions) {
        return uncut("having", q -> q.having = Question.append(q.having, Queries.nodes((Object[]) conditions)));
    }

    @Override
    public Query<T> distinct() {
        return uncut("distinct", q -> q.distinct = true);
    }

    @Override
    public Query<T> limit(int count) {
        return with(q -> q.limit = Results.requireCount(count, "limit"));
    }

    @Override
    public Query<T> offset(int count) {
        return with(q -> q.offset = Results.requireCount(count, "offset"));
    }

    @Override
    public Query<T> slice(int from, int to) {
        return with(q -> {
            q.offset = question.offset + Results.requireCount(from, "slice");
            int rest = question.limit == Integer.MAX_VALUE ? to - from : Math.min(to, question.limit) - from;
            q.limit = Math.max(0, rest);
        });
    }

    @Override
    public Query<T> selectFrom(Class<?> entity) {
        return uncut("selectFrom", q -> q.from = new Node.Root(entity));
    }

    @Override
    public Query<T> selectFrom(Origin origin) {
        return uncut("selectFrom", q -> q.from = new Node.Aliased(origin));
    }

    // joins

    private Query<T> join(boolean left, @Nullable Node target, @Nullable Node along, @Nullable Node on) {
        return uncut("join", q -> q.joins = Question.append(q.joins, List.of(new Join(left, target, along, on))));
    }

    private static Node named(String relationship) {
        return new Node.Path(new Node.Element(), Object.class, relationship);
    }

    @Override
    public Query<T> join(Class<?> entity) {
        return join(false, new Node.Root(entity), null, null);
    }

    @Override
    public Query<T> join(Class<?> entity, Predicate on) {
        return join(false, new Node.Root(entity), null, on.node());
    }

    @Override
    public Query<T> join(Relationship<?, ?> relationship) {
        return join(false, null, relationship.node(), null);
    }

    @Override
    public Query<T> join(String relationship) {
        return join(false, null, named(relationship), null);
    }

    @Override
    public Query<T> join(Class<?> entity, Relationship<?, ?> relationship) {
        return join(false, new Node.Root(entity), relationship.node(), null);
    }

    @Override
    public Query<T> join(Alias<?> alias) {
        return join(false, alias.node(), null, null);
    }

    @Override
    public Query<T> join(Origin origin, Predicate on) {
        return join(false, new Node.Aliased(origin), null, on.node());
    }

    @Override
    public Query<T> join(Alias<?> alias, Relationship<?, ?> relationship) {
        return join(false, alias.node(), relationship.node(), null);
    }

    @Override
    public Query<T> outerJoin(Class<?> entity) {
        return join(true, new Node.Root(entity), null, null);
    }

    @Override
    public Query<T> outerJoin(Class<?> entity, Predicate on) {
        return join(true, new Node.Root(entity), null, on.node());
    }

    @Override
    public Query<T> outerJoin(Relationship<?, ?> relationship) {
        return join(true, null, relationship.node(), null);
    }

    @Override
    public Query<T> outerJoin(String relationship) {
        return join(true, null, named(relationship), null);
    }

    @Override
    public Query<T> outerJoin(Class<?> entity, Relationship<?, ?> relationship) {
        return join(true, new Node.Root(entity), relationship.node(), null);
    }

    @Override
    public Query<T> outerJoin(Alias<?> alias) {
        return join(true, alias.node(), null, null);
    }

    @Override
    public Query<T> outerJoin(Origin origin, Predicate on) {
        return join(true, new Node.Aliased(origin), null, on.node());
    }

    @Override
    public Query<T> outerJoin(Alias<?> alias, Relationship<?, ?> relationship) {
        return join(true, alias.node(), relationship.node(), null);
    }

    // how

    @Override
    public Query<T> options(LoadOption... options) {
        return with(q -> q.options = Question.append(q.options, List.of(options)));
    }

    @Override
    public Query<T> params(String name, @Nullable Object value) {
        return with(q -> q.params = Question.put(q.params, java.util.Collections.singletonMap(name, value)));
    }

    @Override
    public Query<T> params(Map<String, ?> values) {
        return with(q -> q.params = Question.put(q.params, values));
    }

    @Override
    public Query<T> populateExisting() {
        return with(q -> q.populateExisting = true);
    }

    @Override
    public Query<T> lock(LockModeType mode) {
        return with(q -> q.lock = mode);
    }

    @Override
    public Query<T> autoflush(boolean on) {
        return with(q -> q.autoflush = on);
    }

    @Override
    public Query<T> fromStatement(TextClause statement) {
        return with(q -> q.statement = statement.node());
    }

    // something else of the same rows

    @Override
    public Query<Tuple> select(Object... items) {
        List<Node> nodes = Queries.nodes(items);
        return new GenerativeQuery<>(session, question.with(q -> q.items = nodes), ResultShape.TUPLE);
    }

    @Override
    public Query<Tuple> addColumns(Object... items) {
        List<Node> nodes = Question.append(question.items, Queries.nodes(items));
        return new GenerativeQuery<>(session, question.with(q -> q.items = nodes), ResultShape.TUPLE);
    }

    @Override
    public <R> Query<R> as(Class<R> type) {
        return new GenerativeQuery<>(session, question.with(q -> q.construction = type), ResultShape.SINGLE);
    }

    @Override
    @SafeVarargs
    public final Query<T> union(Query<? extends T>... others) {
        return combined(Operator.UNION, false, others);
    }

    @Override
    @SafeVarargs
    public final Query<T> unionAll(Query<? extends T>... others) {
        return combined(Operator.UNION, true, others);
    }

    @Override
    @SafeVarargs
    public final Query<T> intersect(Query<? extends T>... others) {
        return combined(Operator.INTERSECT, false, others);
    }

    @Override
    @SafeVarargs
    public final Query<T> except(Query<? extends T>... others) {
        return combined(Operator.EXCEPT, false, others);
    }

    @SafeVarargs
    private Query<T> combined(Operator operator, boolean all, Query<? extends T>... others) {
        List<Question> questions = Question.append(
                List.of(question),
                Arrays.stream(others)
                        .map(each -> ((GenerativeQuery<?>) each).question)
                        .toList());
        RowsOfQuery rows = RowsOfQuery.combined(questions, operator, all);
        Question outer = new Question().with(q -> {
            q.items = question.items;
            q.rows = rows;
            q.construction = question.construction;
            q.options = question.options;
            q.autoflush = question.autoflush;
        });
        return new GenerativeQuery<>(session, outer, shape);
    }

    @Override
    public Subquery subquery() {
        return RowsOfQuery.of(question, null);
    }

    @Override
    public Subquery subquery(String name) {
        return RowsOfQuery.of(question, name);
    }

    @Override
    public CommonTable cte(String name) {
        return CommonRows.of(question, name);
    }

    @Override
    public ComparableExpression<T> asScalar() {
        return new Named<>(new Node.Query(this));
    }

    @Override
    public Predicate exists() {
        return new Truth(new Node.ExistsQuery(this));
    }

    private record Named<V>(Node node) implements ComparableExpression<V> {}

    private record Truth(Node node) implements Predicate {}

    // results

    @Override
    public List<T> all() {
        return results.all();
    }

    @Override
    public @Nullable T first() {
        return results.first();
    }

    @Override
    public T one() {
        return results.one();
    }

    @Override
    public @Nullable T oneOrNone() {
        return results.oneOrNone();
    }

    @Override
    public @Nullable Object scalar() {
        T row = results.oneOrNone();
        return row instanceof Tuple tuple ? tuple.get(0) : row;
    }

    @Override
    public long count() {
        return Counting.count(session, question);
    }

    @Override
    public @Nullable T get(Object id) {
        return results.get(Objects.requireNonNull(id, "an identifier, for get(…)"));
    }

    @Override
    public T at(int index) {
        return results.at(index);
    }

    @Override
    public Stream<T> stream() {
        return results.stream();
    }

    @Override
    public Iterator<T> iterator() {
        return results.all().iterator();
    }

    // bulk statements

    @Override
    public int update(Assignment... assignments) {
        return update(Synchronization.EVALUATE, assignments);
    }

    @Override
    public int update(Synchronization synchronization, Assignment... assignments) {
        return new BulkQuery(session, question).update(synchronization, List.of(assignments));
    }

    @Override
    public int delete() {
        return delete(Synchronization.EVALUATE);
    }

    @Override
    public int delete(Synchronization synchronization) {
        return new BulkQuery(session, question).delete(synchronization);
    }

    @Override
    public String toString() {
        return "query of " + question.items;
    }
}
