package org.athanor;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.expression.Predicate;

/**
 * How a query loads an attribute, and with {@link #then} those of its targets. Made by {@link Loading}; a value that any
 * number of queries can use.
 */
public final class LoadOption {
    /** The ways to load. */
    public enum Way {
        JOINED,
        SELECT_IN,
        SUBQUERY,
        IMMEDIATE,
        LAZY,
        RAISE,
        /** Not at all. */
        NONE,
        /** From the joins of the query itself. */
        CONTAINED,
        DEFER,
        UNDEFER,
        ONLY,
        /** Nothing is loaded: instances of an entity are wanted under conditions. */
        CRITERIA
    }

    /**
     * One link of the path.
     *
     * @param attributes the paths of the attributes; none means every relationship
     * @param alias what the query joined the attribute as, null for the entity without alias
     * @param conditions what must hold of the elements
     */
    public record Step(
            Way way, List<Node> attributes, @Nullable Origin alias, List<Node> conditions) {
        public Step {
            attributes = List.copyOf(attributes);
            conditions = List.copyOf(conditions);
        }
    }

    private final Step step;
    private final List<LoadOption> next;

    LoadOption(Way way, List<Node> attributes, @Nullable Origin alias) {
        this(new Step(way, attributes, alias, List.of()), List.of());
    }

    private LoadOption(Step step, List<LoadOption> next) {
        this.step = step;
        this.next = List.copyOf(next);
    }

    private static List<Node> nodes(Predicate... conditions) {
        List<Node> nodes = new ArrayList<>(conditions.length);
        for (Predicate condition : conditions) {
            nodes.add(condition.node());
        }
        return nodes;
    }

    /**
     * This, with only the elements of the collection for which all of the conditions hold:
     *
     * <pre>{@code
     * selectInLoad(Artist_.albums).filter(Album_.year.gt(1966))
     * }</pre>
     *
     * <p>The collection then holds these alone, as with a filtered {@link Loading#containsEager containsEager}: what is missing in
     * it is not written as removed. It stays so after it has expired, until its owner is refreshed. Of {@code joinedLoad}, {@code
     * selectInLoad} and its like, and {@code lazyLoad}; not of lists with an order column or maps, whose places would be lost.
     */
    public LoadOption filter(Predicate... conditions) {
        List<Node> all = new ArrayList<>(step.conditions());
        all.addAll(nodes(conditions));
        return new LoadOption(new Step(step.way(), step.attributes(), step.alias(), all), next);
    }

    /** This, and the given options for the targets at the end of its path. */
    public LoadOption then(LoadOption... options) {
        List<LoadOption> longer = new ArrayList<>(next);
        if (longer.isEmpty()) {
            longer.addAll(List.of(options));
        } else {
            int last = longer.size() - 1;
            longer.set(last, longer.get(last).then(options));
        }
        return new LoadOption(step, longer);
    }

    public Step step() {
        return step;
    }

    /** What is said of the targets. */
    public List<LoadOption> next() {
        return next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoadOption option && step.equals(option.step) && next.equals(option.next);
    }

    @Override
    public int hashCode() {
        return step.hashCode() * 31 + next.hashCode();
    }

    @Override
    public String toString() {
        return step.way()
                + step.attributes().toString()
                + (step.conditions().isEmpty() ? "" : " where " + step.conditions())
                + (next.isEmpty() ? "" : " then " + next);
    }
}
