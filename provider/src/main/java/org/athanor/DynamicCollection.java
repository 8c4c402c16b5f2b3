package org.athanor;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.athanor.expression.Expression;
import org.athanor.expression.Predicate;
import org.athanor.expression.Relationship;
import org.athanor.expression.Sortable;

/**
 * The collection of a to-many relationship that is not held in memory: the type of an attribute, or what an attribute with
 * {@link Dynamic} holds. Reading asks the database each time, after a flush as before every query; adding and removing
 * load nothing and are written by the next flush, while the other side of the relationship is set at once.
 *
 * <pre>{@code
 * @OneToMany(mappedBy = "author")
 * @OrderBy("id")
 * private DynamicCollection<BlogPost> posts = DynamicCollection.create();
 *
 * wendy.getPosts().filter(BlogPost_.keywords.any("keyword", "firstpost")).all();
 * wendy.getPosts().count();
 * wendy.getPosts().append(new BlogPost("Wendy's Blog Post"));     // no SQL
 * for (BlogPost post : wendy.getPosts()) { … }                    // INSERT, then SELECT
 * }</pre>
 *
 * <p>Everything a {@link Query} can be asked is asked of {@link #query()}; the methods here are the usual beginnings of it.
 * The order of the mapping ({@code @OrderBy}) comes first. As a {@code Collection} it has the elements that the query gives:
 * {@code size}, {@code contains}, {@code isEmpty} and iteration are one select each, and two collections are equal when they
 * are the same one.
 *
 * <p>The collection of a new instance holds what was added to it, and can be read; what asks for a query is an
 * {@link IllegalStateException} until the instance is flushed. That of a detached instance cannot be read; what is added to
 * it goes along when the instance is added or merged. Replacing the whole collection by another one, and deleting the owner
 * along a cascade, have to load the elements.
 *
 * @param <T> the class of the elements
 */
public interface DynamicCollection<T> extends Collection<T> {
    /** An empty one, for the attribute of a new instance. */
    static <T> DynamicCollection<T> create() {
        return new NewCollection<>(new ArrayList<>());
    }

    /**
     * What an attribute with {@link Dynamic} holds, as what it is: the collection of an instance that a session knows itself; the
     * plain one of a new instance with this face. Null gives an empty one.
     */
    static <T> DynamicCollection<T> of(@Nullable Collection<T> attribute) {
        if (attribute instanceof DynamicCollection<T> dynamic) {
            return dynamic;
        }
        return attribute == null ? create() : new NewCollection<>(attribute);
    }

    /**
     * The elements, as a query.
     *
     * @throws IllegalStateException when the instance that has the collection is new, so that nothing is stored of it
     */
    Query<T> query();

    /** Adds an element, which need not be loaded or stored; nothing is sent before the next flush. */
    default void append(T element) {
        add(element);
    }

    /** With only the elements for which all of the conditions hold. */
    default Query<T> filter(Predicate... conditions) {
        return query().filter(conditions);
    }

    /** With only the elements whose attribute has the value. */
    default Query<T> filterBy(String attribute, @Nullable Object value) {
        return query().filterBy(attribute, value);
    }

    /** The same, by an attribute of the metamodel. */
    default <V> Query<T> filterBy(Expression<V> attribute, @Nullable V value) {
        return query().filterBy(attribute, value);
    }

    /** Behind the order of the mapping; without arguments that is forgotten. */
    default Query<T> orderBy(Sortable... order) {
        return query().orderBy(order);
    }

    /** The elements joined with what the relationship of theirs leads to. */
    default Query<T> join(Relationship<?, ?> relationship) {
        return query().join(relationship);
    }

    default Query<T> options(LoadOption... options) {
        return query().options(options);
    }

    default Query<T> limit(int results) {
        return query().limit(results);
    }

    default Query<T> offset(int results) {
        return query().offset(results);
    }

    /** The elements from index {@code from} up to but without {@code to}, counted from 0. */
    default Query<T> slice(int from, int to) {
        return query().slice(from, to);
    }

    /** How many elements there are. */
    default long count() {
        return query().count();
    }

    default List<T> all() {
        return query().all();
    }

    /** The first element, or null. */
    default @Nullable T first() {
        return query().first();
    }

    /** The only element; see {@link Query#one()}. */
    default T one() {
        return query().one();
    }

    /** The only element, or null; see {@link Query#oneOrNone()}. */
    default @Nullable T oneOrNone() {
        return query().oneOrNone();
    }

    /** The element of that identifier, or null when it is not in the collection. */
    default @Nullable T get(Object id) {
        return query().get(id);
    }

    /** The element at that index; see {@link Query#at(int)}. */
    default T at(int index) {
        return query().at(index);
    }
}
