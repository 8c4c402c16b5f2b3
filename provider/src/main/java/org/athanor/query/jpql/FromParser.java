package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/** FROM and its joins (Jakarta Persistence 3.2, 4.4). */
final class FromParser {
    /** Words that cannot be a name without AS, because a clause may begin with them. */
    private static final Set<String> STRUCTURAL = Set.of(
            "from",
            "where",
            "group",
            "having",
            "order",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "outer",
            "fetch",
            "on",
            "set",
            "union",
            "intersect",
            "except",
            "and",
            "or",
            "not",
            "in",
            "is",
            "like",
            "between",
            "member",
            "as",
            "asc",
            "desc",
            "nulls",
            "then",
            "else",
            "end",
            "when",
            "escape",
            "select",
            "by",
            "limit",
            "offset",
            "ilike");

    private final Parsing parsing;
    private final Tokens tokens;

    FromParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
    }

    static boolean structural(String word) {
        return STRUCTURAL.contains(word.toLowerCase(Locale.ROOT));
    }

    /** from_clause behind FROM, or subquery_from_clause. */
    List<Source> clause(boolean subquery) {
        List<Source> sources = new ArrayList<>();
        do {
            sources.add(declaration(subquery));
            while (atJoin()) {
                sources.add(join(subquery));
            }
        } while (tokens.accept(TokenKind.COMMA));
        return sources;
    }

    /** The entity of an update or delete. */
    Source.Range target() {
        EntityMapping entity = parsing.entity();
        return new Source.Range(declare(new Domain.Entities(entity), Scope.THIS), entity);
    }

    private Source declaration(boolean subquery) {
        if (tokens.is("in") && tokens.kind(1) == TokenKind.OPEN) {
            return collectionMember();
        }
        if (parsing.expressions().atSubquery()) {
            Query query = parsing.expressions().subquery().query();
            return new Source.QueryRange(declare(new Domain.Rows(query), null), query);
        }
        if (atPath()) {
            int place = tokens.position();
            PathBase path = parsing.paths().path();
            if (!(path instanceof Path found)) {
                throw tokens.error(place, "Expected an entity name or a path, but this is a variable");
            }
            Variable variable = element(joinable(place, found), found.domain());
            return subquery
                    ? new Source.Derived(variable, found)
                    : new Source.PathJoin(false, variable, found, null, false, null);
        }
        Domain.CommonRows table = parsing.common();
        if (table != null) {
            return new Source.CommonRange(declare(table, null), table.name());
        }
        EntityMapping entity = parsing.entity();
        return new Source.Range(declare(new Domain.Entities(entity), Scope.THIS), entity);
    }

    /** collection_member_declaration */
    private Source collectionMember() {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        Path path = parsing.paths().collection();
        tokens.expect(TokenKind.CLOSE);
        return new Source.PathJoin(false, element(path, path.domain()), path, null, false, null);
    }

    private boolean atJoin() {
        if (tokens.is("right") || tokens.is("full")) {
            throw tokens.error("JPQL has no " + tokens.word().toUpperCase(Locale.ROOT)
                    + " JOIN, only [INNER] JOIN and LEFT [OUTER] JOIN");
        }
        return tokens.is("join") || tokens.is("inner") || tokens.is("left") || tokens.is("cross");
    }

    /** join, fetch_join */
    private Source join(boolean subquery) {
        if (tokens.accept("cross")) {
            return crossJoin();
        }
        boolean left = tokens.accept("left");
        if (left) {
            tokens.accept("outer");
        } else {
            tokens.accept("inner");
        }
        tokens.expect("join");
        if (parsing.expressions().atSubquery()) {
            Query query = parsing.expressions().subquery().query();
            Variable variable = declare(new Domain.Rows(query), null);
            return new Source.QueryJoin(left, variable, query, on());
        }
        int fetchPlace = tokens.position();
        boolean fetch = tokens.is("fetch") && tokens.kind(1) == TokenKind.WORD && tokens.accept("fetch");
        if (fetch && subquery) {
            throw tokens.error(fetchPlace, "A subquery returns no entities, so it cannot fetch");
        }
        int place = tokens.position();
        if (tokens.isCall("treat")) {
            return treatJoin(left, fetch);
        }
        if (!atPath()) {
            if (fetch) {
                throw tokens.error(place, "Expected the path of an association after FETCH");
            }
            Domain.CommonRows table = parsing.common();
            if (table != null) {
                return new Source.CommonJoin(left, declare(table, null), table.name(), on());
            }
            EntityMapping entity = parsing.entity();
            Variable variable = declare(new Domain.Entities(entity), null);
            return new Source.EntityJoin(left, variable, entity, on());
        }
        PathBase path = parsing.paths().path();
        if (!(path instanceof Path found)) {
            throw tokens.error(place, "Expected an association, but this is a variable");
        }
        Variable variable = element(joinable(place, found), found.domain());
        return new Source.PathJoin(left, variable, found, null, fetch, on());
    }

    /** Not of the specification: every instance of an entity beside every row. */
    private Source crossJoin() {
        tokens.expect("join");
        EntityMapping entity = parsing.entity();
        return new Source.EntityJoin(false, declare(new Domain.Entities(entity), null), entity, null);
    }

    private Source treatJoin(boolean left, boolean fetch) {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        int place = tokens.position();
        PathBase path = parsing.paths().path();
        if (!(path instanceof Path found)) {
            throw tokens.error(place, "Expected an association, but this is a variable");
        }
        tokens.expect("as");
        EntityMapping type = parsing.paths().subtype(joinable(place, found).domain());
        tokens.expect(TokenKind.CLOSE);
        Variable variable = element(found, new Domain.Entities(type));
        return new Source.PathJoin(left, variable, found, type, fetch, on());
    }

    private Variable element(Path path, Domain domain) {
        Variable variable = declare(domain, null);
        if (path.last() instanceof PluralAttribute collection) {
            parsing.scope().elements(variable, collection);
        }
        return variable;
    }

    private Path joinable(int place, Path path) {
        if (path.last() instanceof BasicAttribute) {
            throw tokens.error(
                    place,
                    "The attribute '" + path.last().name()
                            + "' is a basic value: only associations, collections and embedded values can be joined");
        }
        return path;
    }

    private @Nullable Condition on() {
        return tokens.accept("on") ? parsing.asking(false, parsing.conditions()::condition) : null;
    }

    /** Whether a path stands here: it begins with a variable and a dot, or with an attribute of the implicit variable. */
    private boolean atPath() {
        if (tokens.isCall("treat") || tokens.isCall("value") || tokens.isCall("key")) {
            return true;
        }
        if (!tokens.is(TokenKind.WORD)) {
            return false;
        }
        String first = tokens.word();
        if (tokens.kind(1) == TokenKind.DOT) {
            return parsing.scope().find(first) != null
                    || parsing.scope().implicit() != null && attribute(first) && !knownEntity();
        }
        return parsing.scope().implicit() != null && attribute(first);
    }

    private boolean attribute(String name) {
        Variable implicit = parsing.scope().implicit();
        return implicit != null && implicit.domain().attribute(name) != null;
    }

    private boolean knownEntity() {
        int place = tokens.position();
        boolean known = parsing.findEntity(parsing.dottedName("a name")) != null;
        tokens.position(place);
        return known;
    }

    /** [AS] identification_variable; a range without one gets the implicit variable, a join one without a name in the text. */
    private Variable declare(Domain domain, @Nullable String implicit) {
        int place = tokens.position();
        boolean as = tokens.accept("as");
        if (as || tokens.is(TokenKind.WORD) && !structural(tokens.word())) {
            place = tokens.position();
            Variable variable = new Variable(tokens.expectWord("a name for the variable"), domain);
            if (!parsing.scope().declare(variable)) {
                throw tokens.error(place, "The variable '" + variable.name() + "' is declared twice");
            }
            return variable;
        }
        if (implicit == null) {
            return parsing.scope().anonymous(domain);
        }
        Variable variable = new Variable(implicit, domain);
        if (!parsing.scope().declare(variable)) {
            throw tokens.error(place, "Only one entity can go without a variable: give this one a name");
        }
        return variable;
    }
}
