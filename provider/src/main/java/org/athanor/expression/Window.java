package org.athanor.expression;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows around each row that a function looks at. A value: each method gives a new one.
 *
 * <pre>{@code
 * over(rowNumber(), partitionBy(Album_.artist).orderBy(Album_.year.desc()))
 * over(Album_.sales.sum(), Window.all().orderBy(Album_.year).rows(null, 0))     // a running total
 * }</pre>
 */
public final class Window {
    private final Node.Over window;

    private Window(Node.Over window) {
        this.window = window;
    }

    /** All rows together. */
    public static Window all() {
        return new Window(new Node.Over(new Node.Element(), List.of(), List.of(), null));
    }

    /** The rows with the same values. */
    public static Window partitionBy(Selectable<?>... expressions) {
        return new Window(new Node.Over(new Node.Element(), Conditions.nodes(expressions), List.of(), null));
    }

    /** The order in which the function meets the rows. */
    public Window orderBy(Sortable... order) {
        List<Order> orders = new ArrayList<>(window.orderBy());
        Arrays.stream(order).map(Sortable::order).forEach(orders::add);
        return new Window(new Node.Over(window.function(), window.partitionBy(), orders, window.frame()));
    }

    /**
     * Rows from one distance to another, as they are counted: negative before the row, positive behind it; null is the first
     * or the last of all.
     */
    public Window rows(@Nullable Integer from, @Nullable Integer to) {
        return frame("ROWS", from, to);
    }

    /** Rows whose place in the order is within these distances; null is the first or the last of all. */
    public Window range(@Nullable Integer from, @Nullable Integer to) {
        return frame("RANGE", from, to);
    }

    private Window frame(String unit, @Nullable Integer from, @Nullable Integer to) {
        Node.Frame frame = new Node.Frame(unit, from, to);
        return new Window(new Node.Over(window.function(), window.partitionBy(), window.orderBy(), frame));
    }

    Node over(Node function) {
        return new Node.Over(function, window.partitionBy(), window.orderBy(), window.frame());
    }
}
