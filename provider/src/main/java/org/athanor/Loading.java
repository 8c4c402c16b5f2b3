package org.athanor;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.LoadOption.Way;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.expression.Predicate;
import org.athanor.expression.Relationship;
import org.athanor.expression.Selectable;

/**
 * The loader options of queries: made to be imported statically. What an option does not name is loaded as the mapping says.
 *
 * <pre>{@code
 * session.query(User.class)
 *         .options(selectInLoad(User_.orders).then(joinedLoad(Order_.items)), raiseLoad(User_.addresses))
 *         .all();
 * }</pre>
 *
 * <p>Options never change what a query gives, or in which order. One that fits nothing the query selects is an
 * {@link IllegalArgumentException} when the query is run.
 */
public final class Loading {
    private Loading() {}

    /** In the same select, by an outer join of its own. With a limit, or a second collection, as {@link #selectInLoad}. */
    public static LoadOption joinedLoad(Relationship<?, ?> attribute) {
        return of(Way.JOINED, attribute, null);
    }

    /** By one more select for all results. */
    public static LoadOption selectInLoad(Relationship<?, ?> attribute) {
        return of(Way.SELECT_IN, attribute, null);
    }

    /** By one more select for all results; the keys of the results stand for the query that found them. */
    public static LoadOption subqueryLoad(Relationship<?, ?> attribute) {
        return of(Way.SUBQUERY, attribute, null);
    }

    /** When the query runs, as a touch of the attribute would load it: for all results at once. */
    public static LoadOption immediateLoad(Relationship<?, ?> attribute) {
        return of(Way.IMMEDIATE, attribute, null);
    }

    /** When the attribute is touched, whatever the mapping says. */
    public static LoadOption lazyLoad(Relationship<?, ?> attribute) {
        return of(Way.LAZY, attribute, null);
    }

    /** Never: a touch that would have to load is an error which names the attribute. */
    public static LoadOption raiseLoad(Relationship<?, ?> attribute) {
        return of(Way.RAISE, attribute, null);
    }

    /** {@link #raiseLoad} for every relationship that no other option of the query names, of whatever the query loads. */
    public static LoadOption raiseLoadAll() {
        return new LoadOption(Way.RAISE, List.of(), null);
    }

    /** Not at all: the collection is empty, and what is added to it is saved. */
    public static LoadOption noLoad(Relationship<?, ?> attribute) {
        return of(Way.NONE, attribute, null);
    }

    /** From the rows of the query, which joins the attribute itself; a filtered join leaves a filtered collection. */
    public static LoadOption containsEager(Relationship<?, ?> attribute) {
        return of(Way.CONTAINED, attribute, null);
    }

    /** The same, where the query joined the attribute as an alias. */
    public static LoadOption containsEager(Relationship<?, ?> attribute, Alias<?> alias) {
        return of(Way.CONTAINED, attribute, alias);
    }

    /** Leaves columns out until they are touched. */
    public static LoadOption defer(Selectable<?>... attributes) {
        return new LoadOption(Way.DEFER, nodes(attributes), null);
    }

    /** Reads columns that the mapping leaves out until they are touched. */
    public static LoadOption undefer(Selectable<?>... attributes) {
        return new LoadOption(Way.UNDEFER, nodes(attributes), null);
    }

    /** Leaves all other columns out until they are touched; the identifier and the version are always read. */
    public static LoadOption loadOnly(Selectable<?>... attributes) {
        return new LoadOption(Way.ONLY, nodes(attributes), null);
    }

    /**
     * Only the instances of the entity for which all of the conditions hold, wherever the query has it: as what it selects, in
     * its joins, in {@code any} and in queries within it, and in the collections of what it loads, at once or later. References
     * to one instance stay what they are.
     *
     * <pre>{@code
     * session.query(Artist.class)
     *         .options(withLoaderCriteria(Album.class, Album_.year.gt(1966)), selectInLoad(Artist_.albums))
     *         .all();
     * }</pre>
     */
    public static LoadOption withLoaderCriteria(Class<?> entity, Predicate... conditions) {
        return new LoadOption(Way.CRITERIA, List.of(new Node.Root(entity)), null).filter(conditions);
    }

    private static LoadOption of(Way way, Relationship<?, ?> attribute, @Nullable Origin alias) {
        return new LoadOption(way, List.of(attribute.node()), alias);
    }

    private static List<Node> nodes(Selectable<?>... attributes) {
        List<Node> nodes = new ArrayList<>(attributes.length);
        for (Selectable<?> attribute : attributes) {
            nodes.add(attribute.node());
        }
        return nodes;
    }
}
