package org.athanor.expression;

import java.util.Objects;

/**
 * SQL as it is written. A fragment is a condition, an item of an order or of the select list; a whole select stands for a
 * query. {@code :name} is a parameter, to be given by {@code params}; <code>{}</code> is the place of an argument, which spares
 * the text the aliases of tables: {@code text("row_number() over (order by {})", Album_.year)}. Names that are written are the
 * database's: a table goes by the first letter of its entity unless {@code aliased} says otherwise.
 */
public final class TextClause implements Predicate {
    private final Node.Text node;

    TextClause(Node.Text node) {
        this.node = node;
    }

    /** Says what a whole select gives, column by column, where the names of its columns do not tell. */
    public TextClause columns(Selectable<?>... columns) {
        return new TextClause(new Node.Text(node.sql(), node.arguments(), Conditions.nodes(columns)));
    }

    @Override
    public Node.Text node() {
        return node;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextClause text && node.equals(text.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
