package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.tree.Domain;
import org.athanor.util.NearestNames;

/** The state that the parsers of one query share: the tokens, the variables known so far, and how names are found. */
final class Parsing {
    /** Parentheses count twice, as a condition and as a value; a thread's stack holds more. */
    private static final int DEEPEST = 300;

    private final Tokens tokens;
    private final Mappings mappings;
    private final ClassFinder classes;
    private final ConditionParser conditions;
    private final ExpressionParser expressions;
    private final PathParser paths;
    private final Map<String, Domain.CommonRows> common = new HashMap<>();
    private Scope scope = new Scope(null);
    private int depth;
    private boolean groups = true;
    private @Nullable Boolean namedParameters;

    Parsing(Tokens tokens, Mappings mappings, ClassFinder classes) {
        this.tokens = tokens;
        this.mappings = mappings;
        this.classes = classes;
        this.paths = new PathParser(this);
        this.conditions = new ConditionParser(this);
        this.expressions = new ExpressionParser(this);
    }

    Tokens tokens() {
        return tokens;
    }

    ConditionParser conditions() {
        return conditions;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    PathParser paths() {
        return paths;
    }

    Scope scope() {
        return scope;
    }

    /** Parses what may nest in itself; a text that nests deeper than anybody means to is refused. */
    <T> T nested(Supplier<T> production) {
        if (++depth > DEEPEST) {
            throw tokens.error("The query nests too deep here");
        }
        try {
            return production.get();
        } finally {
            depth--;
        }
    }

    /** Parses WHERE or ON, which ask of single rows, or with {@code ofGroups} what may ask of groups of them. */
    <T> T asking(boolean ofGroups, Supplier<T> clause) {
        boolean before = groups;
        groups = ofGroups;
        try {
            return clause.get();
        } finally {
            groups = before;
        }
    }

    /** That an aggregate may stand at the place. */
    void requireGroups() {
        if (!groups) {
            throw tokens.error(
                    "WHERE and ON ask of single rows: what is true of a group stands in HAVING, or in a subquery");
        }
    }

    /** That parameters have all names, or all numbers (4.6.4). */
    void parameter(boolean named) {
        if (namedParameters != null && namedParameters != named) {
            throw tokens.error("The parameters of a query have all names, or all numbers");
        }
        namedParameters = named;
    }

    /** Goes into a query within the one being parsed, or beside it. */
    Scope enter(@Nullable Scope outer) {
        Scope before = scope;
        scope = new Scope(outer);
        return before;
    }

    void leave(Scope before) {
        scope = before;
    }

    /** Makes a common table known; false when the name is taken. */
    boolean declare(Domain.CommonRows table) {
        return common.putIfAbsent(table.name().toLowerCase(Locale.ROOT), table) == null;
    }

    /** The common table that the single word at the place names; the word is passed then. */
    @Nullable
    Domain.CommonRows common() {
        if (common.isEmpty() || !tokens.is(TokenKind.WORD) || tokens.kind(1) == TokenKind.DOT) {
            return null;
        }
        Domain.CommonRows found = common.get(tokens.word().toLowerCase(Locale.ROOT));
        if (found != null) {
            tokens.advance();
        }
        return found;
    }

    /** An entity by its name, or by the name of its class. */
    EntityMapping entity() {
        int place = tokens.position();
        String name = dottedName("an entity name");
        EntityMapping mapping = findEntity(name);
        if (mapping == null) {
            List<String> known =
                    mappings.entities().stream().map(EntityMapping::name).toList();
            throw tokens.error(place, "There is no entity named '" + name + "'" + NearestNames.question(name, known));
        }
        return mapping;
    }

    @Nullable
    EntityMapping findEntity(String name) {
        EntityMapping mapping = mappings.find(name);
        if (mapping != null || name.indexOf('.') < 0) {
            return mapping;
        }
        for (EntityMapping each : mappings.entities()) {
            String className = each.javaType().getName();
            if (className.equals(name) || name.equals(each.javaType().getCanonicalName())) {
                return each;
            }
        }
        return null;
    }

    String dottedName(String what) {
        StringBuilder name = new StringBuilder(tokens.expectWord(what));
        while (tokens.is(TokenKind.DOT)) {
            tokens.advance();
            name.append('.').append(tokens.expectWord("a name"));
        }
        return name.toString();
    }

    /** A class by the name as it is written in Java; nested classes may be named with dots. */
    @Nullable
    Class<?> findClass(String name) {
        String binaryName = name;
        while (true) {
            Class<?> found = classes.find(binaryName);
            int dot = binaryName.lastIndexOf('.');
            if (found != null || dot < 0) {
                return found;
            }
            binaryName = binaryName.substring(0, dot) + "$" + binaryName.substring(dot + 1);
        }
    }
}
