package org.athanor.expression;

/** A text. */
public interface StringExpression extends ComparableExpression<String> {
    /** Fits a pattern of {@code %} (any text) and {@code _} (any character). */
    default Predicate like(String pattern) {
        return Value.predicate(Operator.LIKE, node(), new Node.Literal(pattern));
    }

    /** Fits a pattern in which {@code escape} takes the meaning of the character after it away. */
    default Predicate like(String pattern, char escape) {
        return Value.predicate(Operator.LIKE, node(), new Node.Literal(pattern), new Node.Literal(escape));
    }

    /** Fits a pattern that another expression gives. */
    default Predicate like(Selectable<String> pattern) {
        return Value.predicate(Operator.LIKE, node(), pattern.node());
    }

    /** Fits a pattern, whatever the case of letters. */
    default Predicate ilike(String pattern) {
        return Value.predicate(Operator.ILIKE, node(), new Node.Literal(pattern));
    }

    /** Begins with the text; {@code %} and {@code _} in it mean themselves. */
    default Predicate startsWith(String text) {
        return like(Patterns.literal(text) + "%", Patterns.ESCAPE);
    }

    /** Ends with the text; {@code %} and {@code _} in it mean themselves. */
    default Predicate endsWith(String text) {
        return like("%" + Patterns.literal(text), Patterns.ESCAPE);
    }

    /** Has the text in it; {@code %} and {@code _} in it mean themselves. */
    default Predicate contains(String text) {
        return like("%" + Patterns.literal(text) + "%", Patterns.ESCAPE);
    }

    /** Found by the database's full-text search, which needs an index of that kind on most databases. */
    default Predicate match(String words) {
        return Value.predicate(Operator.MATCH, node(), new Node.Literal(words));
    }

    default StringExpression lower() {
        return new Value.Text(Node.Operation.of(Operator.LOWER, node()));
    }

    default StringExpression upper() {
        return new Value.Text(Node.Operation.of(Operator.UPPER, node()));
    }

    default StringExpression trim() {
        return new Value.Text(Node.Operation.of(Operator.TRIM, node()));
    }

    default NumberExpression<Integer> length() {
        return new Value.Number<>(Node.Operation.of(Operator.LENGTH, node()));
    }

    /** This text and then another. */
    default StringExpression concat(String text) {
        return new Value.Text(Node.Operation.of(Operator.CONCAT, node(), new Node.Literal(text)));
    }

    /** This text and then another. */
    default StringExpression concat(Selectable<String> text) {
        return new Value.Text(Node.Operation.of(Operator.CONCAT, node(), text.node()));
    }

    @Override
    default StringExpression label(String name) {
        return new Value.Text(new Node.Labelled(node(), name));
    }
}
