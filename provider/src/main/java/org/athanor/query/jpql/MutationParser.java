package org.athanor.query.jpql;

import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.UpdateQuery;

/** Bulk updates and deletes (Jakarta Persistence 3.2, 4.11). */
final class MutationParser {
    private final Parsing parsing;
    private final Tokens tokens;
    private final FromParser from;

    MutationParser(Parsing parsing, FromParser from) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        this.from = from;
    }

    /** update_statement */
    UpdateQuery update() {
        tokens.advance();
        Source.Range target = from.target();
        tokens.expect("set");
        List<UpdateQuery.Assignment> assignments = new ArrayList<>();
        do {
            int place = tokens.position();
            PathBase path = parsing.paths().path();
            if (!(path instanceof Path attribute)
                    || ExpressionParser.isCollection(attribute)
                    || !(attribute.base() instanceof VariableRef)) {
                throw tokens.error(place, "Only an attribute with a single value can be set");
            }
            tokens.expect(TokenKind.EQ);
            assignments.add(
                    new UpdateQuery.Assignment(attribute, parsing.expressions().value()));
        } while (tokens.accept(TokenKind.COMMA));
        return new UpdateQuery(target, assignments, parsing.conditions().where());
    }

    /** delete_statement */
    DeleteQuery delete() {
        tokens.advance();
        tokens.accept("from");
        return new DeleteQuery(from.target(), parsing.conditions().where());
    }
}
