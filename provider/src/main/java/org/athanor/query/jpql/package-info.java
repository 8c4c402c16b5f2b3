/**
 * JPQL to the semantic tree: {@link org.athanor.query.jpql.JpqlParser} is the way in, a hand-written {@code Lexer} cuts the
 * text, and recursive-descent parsers with a method a production (Jakarta Persistence 3.2, 4.12) build the tree, names
 * resolved at once. Knows no SQL. Read {@code JpqlParser}, then {@code StatementParser}.
 */
package org.athanor.query.jpql;
