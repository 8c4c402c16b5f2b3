package org.athanor;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.athanor.expression.Assignment;
import org.athanor.expression.ComparableExpression;
import org.athanor.expression.Expression;
import org.athanor.expression.Origin;
import org.athanor.expression.Predicate;
import org.athanor.expression.Relationship;
import org.athanor.expression.Selectable;
import org.athanor.expression.Sortable;
import org.athanor.expression.Subselect;
import org.athanor.expression.TextClause;

/**
 * A question to the database, as a value: each method gives a new query and leaves this one as it was, so queries can be
 * kept, passed on and refined. Nothing is sent before a method asks for results.
 *
 * <pre>{@code
 * Query<User> users = session.query(User.class).filter(User_.name.like("%ed")).orderBy(User_.id);
 * users.all();                                  // List<User>
 * users.first();                                // LIMIT 1; null if there is none
 * users.filter(User_.id.eq(99)).one();          // NoResultException
 * users.join(User_.addresses).filterBy("email", "jack@google.com").count();
 * for (Tuple row : session.query(User_.name, User_.fullname)) { … }
 * }</pre>
 *
 * <p>Values are always bound as parameters. Queries of the same structure share one compiled plan, with JPQL too. Instances
 * are those of the session; a query that selects one entity gives each instance once.
 *
 * <p>Errors in the question (an attribute of an entity that the query does not have, a join that cannot be made out, a
 * parameter without a value) are {@link IllegalArgumentException}s which name the cure, before anything is sent; a method
 * that comes too late, as {@link #filter} after {@link #limit}, is an {@link IllegalStateException}.
 */
public interface Query<T> extends Iterable<T>, Subselect<T> {
    // what is asked

    /** With only the results for which all of the conditions hold, and those given before. */
    Query<T> filter(Predicate... conditions);

    /** With only the results whose attribute has the value: an attribute of the entity last joined, else the first one. */
    Query<T> filterBy(String attribute, @Nullable Object value);

    /** The same, by an attribute of the metamodel. */
    <V> Query<T> filterBy(Expression<V> attribute, @Nullable V value);

    /** With only the instances in the relationship of {@code parent}: {@code withParent(jack, User_.addresses)}. */
    Query<T> withParent(Object parent, Relationship<?, ?> relationship);

    /** The same, by the relationship's name. */
    Query<T> withParent(Object parent, String relationship);

    /** Behind the order given before; without arguments the order is forgotten. */
    Query<T> orderBy(Sortable... order);

    Query<T> groupBy(Selectable<?>... expressions);

    /** With only the groups for which all of the conditions hold. */
    Query<T> having(Predicate... conditions);

    /** Each result once, told apart by the database. */
    Query<T> distinct();

    Query<T> limit(int results);

    Query<T> offset(int results);

    /** The results from index {@code from} up to but without {@code to}, counted from 0. */
    Query<T> slice(int from, int to);

    /** Names what the query begins with, for joins: an entity that need not be selected. */
    Query<T> selectFrom(Class<?> entity);

    /** Names what the query begins with: an alias or a subquery. */
    Query<T> selectFrom(Origin origin);

    // joins

    /** Joins an entity along the one foreign key there is between it and what the query has; none or several is an error. */
    Query<T> join(Class<?> entity);

    Query<T> join(Class<?> entity, Predicate on);

    /** Joins what the relationship leads to. */
    Query<T> join(Relationship<?, ?> relationship);

    /** Joins what the relationship of the entity last joined, else the first one, leads to. */
    Query<T> join(String relationship);

    /** Joins what the relationship leads to, which is the entity or a superclass. */
    Query<T> join(Class<?> entity, Relationship<?, ?> relationship);

    /** Joins an alias along the one foreign key there is. */
    Query<T> join(Alias<?> alias);

    /** Joins an alias or a subquery. */
    Query<T> join(Origin origin, Predicate on);

    /** Joins what the relationship leads to, as the alias. */
    Query<T> join(Alias<?> alias, Relationship<?, ?> relationship);

    Query<T> outerJoin(Class<?> entity);

    Query<T> outerJoin(Class<?> entity, Predicate on);

    Query<T> outerJoin(Relationship<?, ?> relationship);

    Query<T> outerJoin(String relationship);

    Query<T> outerJoin(Class<?> entity, Relationship<?, ?> relationship);

    Query<T> outerJoin(Alias<?> alias);

    Query<T> outerJoin(Origin origin, Predicate on);

    Query<T> outerJoin(Alias<?> alias, Relationship<?, ?> relationship);

    // how

    Query<T> options(LoadOption... options);

    /** The value of a parameter of {@code text} or {@code param}. */
    Query<T> params(String name, @Nullable Object value);

    Query<T> params(Map<String, ?> values);

    /** Overwrites what instances of the session have with what the rows bring. */
    Query<T> populateExisting();

    /** Locks the rows where the database can; what is loaded stays as it is, unless {@link #populateExisting} says else. */
    Query<T> lock(LockModeType mode);

    /** Whether pending changes are flushed before; it is the session's rule otherwise. */
    Query<T> autoflush(boolean on);

    /** Takes the rows of a whole select in SQL: matched by the names of its columns, or by those that it tells. */
    Query<T> fromStatement(TextClause statement);

    // something else of the same rows

    /** Selects other things of the same rows: entity classes, aliases, expressions. */
    Query<Tuple> select(Object... items);

    /** Selects more things. */
    Query<Tuple> addColumns(Object... items);

    /** Makes each row an instance of the class, by its constructor: {@code as(NameAndEmail.class)} for a record. */
    <R> Query<R> as(Class<R> type);

    @SuppressWarnings("unchecked")
    Query<T> union(Query<? extends T>... others);

    @SuppressWarnings("unchecked")
    Query<T> unionAll(Query<? extends T>... others);

    @SuppressWarnings("unchecked")
    Query<T> intersect(Query<? extends T>... others);

    @SuppressWarnings("unchecked")
    Query<T> except(Query<? extends T>... others);

    /** This query as rows for another one. */
    Subquery subquery();

    /** This query as rows for another one, under that name in the SQL. */
    Subquery subquery(String name);

    /** This query as a common table, written before the statement that speaks of it. */
    CommonTable cte(String name);

    /** The only value this query gives, as an expression of another one. */
    ComparableExpression<T> asScalar();

    /** That this query has results, as a condition of another one. */
    Predicate exists();

    // results

    List<T> all();

    /** The first result, or null. */
    @Nullable
    T first();

    /**
     * The only result.
     *
     * @throws jakarta.persistence.NoResultException when there is none
     * @throws jakarta.persistence.NonUniqueResultException when there are several
     */
    T one();

    /**
     * The only result, or null.
     *
     * @throws jakarta.persistence.NonUniqueResultException when there are several
     */
    @Nullable
    T oneOrNone();

    /**
     * The first item of the only result, or null.
     *
     * @throws jakarta.persistence.NonUniqueResultException when there are several results
     */
    @Nullable
    Object scalar();

    /** How many rows the query has; of a multiplying join, each one counts. */
    long count();

    /**
     * The instance of that identifier, from the session if it is there; for a query without criteria.
     *
     * @throws IllegalStateException when the query has criteria
     */
    @Nullable
    T get(Object id);

    /** The result at that index; a negative one counts from the end and loads all. IndexOutOfBoundsException if it is not there. */
    T at(int index);

    /** The results as they are read; to be closed. */
    Stream<T> stream();

    // bulk statements

    /** Updates all rows by one statement, and the instances of the session as {@link Synchronization#EVALUATE} does. */
    int update(Assignment... assignments);

    int update(Synchronization synchronization, Assignment... assignments);

    /** Deletes all rows by one statement, and removes the instances of the session that match; nothing cascades. */
    int delete();

    int delete(Synchronization synchronization);
}
