package org.athanor.query.jpql;

import org.athanor.mapping.Mappings;
import org.athanor.query.tree.Statement;

/** Parses JPQL (Jakarta Persistence 3.2, 4.12) into the semantic tree. Stateless and shared. */
public final class JpqlParser {
    private final Mappings mappings;
    private final ClassFinder classes;

    /** {@code classes} finds what constructor expressions and enum literals name. */
    public JpqlParser(Mappings mappings, ClassFinder classes) {
        this.mappings = mappings;
        this.classes = classes;
    }

    /** The tree of a query; a {@link QuerySyntaxException} says what is wrong with the text. */
    public Statement parse(String text) {
        return new StatementParser(new Parsing(Lexer.tokens(text), mappings, classes)).statement();
    }
}
