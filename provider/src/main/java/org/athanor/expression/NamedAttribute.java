package org.athanor.expression;

/**
 * An attribute by its name, with the operators of every type: for classes without a generated metamodel, or with one of
 * another maker. An operator that does not fit the attribute is an error when the query is asked.
 *
 * <pre>{@code
 * attribute(User.class, "name").like("%ed")
 * attribute(User_.name).eq("ed")
 * }</pre>
 *
 * @param <X> the class that has the attribute
 * @param <T> the class of its values; of a collection, that of its elements
 */
public record NamedAttribute<X, T>(Node node)
        implements NumberExpression<T>, ReferenceExpression<X, T>, CollectionExpression<X, T> {
    /** This attribute as the text it is. */
    public StringExpression text() {
        return new Value.Text(node);
    }

    /** Fits a pattern of {@code %} (any text) and {@code _} (any character). */
    public Predicate like(String pattern) {
        return text().like(pattern);
    }

    /** Fits a pattern, whatever the case of letters. */
    public Predicate ilike(String pattern) {
        return text().ilike(pattern);
    }

    /** Found by the database's full-text search. */
    public Predicate match(String words) {
        return text().match(words);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
