package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;

/**
 * The clauses of a select (Jakarta Persistence 3.2, 4.2.1.1). The select list speaks of variables that FROM declares behind it,
 * so FROM is parsed first and the list when the rest has been.
 */
final class SelectParser {
    private final Parsing parsing;
    private final Tokens tokens;
    private final FromParser from;
    /** What the first select of a combined query selects: an order at its end may name it. */
    private List<Selection> first = List.of();

    SelectParser(Parsing parsing, FromParser from) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        this.from = from;
    }

    /** select_query */
    SelectQuery select(@Nullable Scope outer, List<Selection> combinedWith) {
        first = combinedWith;
        Scope before = parsing.enter(outer);
        try {
            int list = tokens.position();
            boolean explicit = tokens.is("select");
            if (explicit) {
                skipToFrom();
            }
            tokens.expect("from");
            List<Source> sources = from.clause(outer != null);
            int rest = tokens.position();
            boolean distinct = false;
            List<Selection> selections;
            if (explicit) {
                tokens.position(list + 1);
                distinct = tokens.accept("distinct");
                selections = selections();
                if (!tokens.is("from")) {
                    throw tokens.unexpected("',' or FROM");
                }
                tokens.position(rest);
            } else {
                selections = implicitSelection(sources);
            }
            return clauses(distinct, selections, sources);
        } finally {
            parsing.leave(before);
        }
    }

    /** Without a select clause the implicit variable is selected; a single declared one will do (4.9). */
    private List<Selection> implicitSelection(List<Source> sources) {
        Variable implicit = parsing.scope().implicit();
        if (implicit == null && !sources.isEmpty()) {
            implicit = sources.get(0).variable();
        }
        if (implicit == null) {
            throw tokens.unexpected("SELECT");
        }
        return List.of(new Selection.Value(new VariableRef(implicit), null));
    }

    private SelectQuery clauses(boolean distinct, List<Selection> selections, List<Source> sources) {
        Condition where = parsing.conditions().where();
        List<Expression> groupBy = new ArrayList<>();
        if (tokens.accept("group")) {
            tokens.expect("by");
            do {
                groupBy.add(groupItem(selections));
            } while (tokens.accept(TokenKind.COMMA));
        }
        Condition having = tokens.accept("having") ? parsing.conditions().condition() : null;
        List<Ordering> orderBy = new ArrayList<>();
        if (tokens.accept("order")) {
            tokens.expect("by");
            do {
                orderBy.add(ordering());
            } while (tokens.accept(TokenKind.COMMA));
        }
        return new SelectQuery(distinct, selections, sources, where, groupBy, having, orderBy);
    }

    private void skipToFrom() {
        int start = tokens.position();
        int depth = 0;
        while (!(depth == 0 && tokens.is("from") && tokens.kind(1) != TokenKind.DOT)) {
            if (tokens.is(TokenKind.END) || depth == 0 && tokens.is(TokenKind.CLOSE)) {
                throw tokens.unexpected("FROM");
            }
            depth += tokens.is(TokenKind.OPEN) ? 1 : tokens.is(TokenKind.CLOSE) ? -1 : 0;
            boolean dot = tokens.is(TokenKind.DOT);
            tokens.advance();
            if (dot && tokens.is(TokenKind.WORD)) {
                tokens.advance();
            }
        }
        if (tokens.position() == start + 1) {
            throw tokens.unexpected("what to select");
        }
    }

    private List<Selection> selections() {
        List<Selection> selections = new ArrayList<>();
        do {
            Selection selection = selection();
            if (selection.alias() != null && !parsing.scope().result(selection.alias(), selections.size())) {
                throw tokens.error(tokens.position() - 1, "Two results are named '" + selection.alias() + "'");
            }
            selections.add(selection);
        } while (tokens.accept(TokenKind.COMMA));
        return selections;
    }

    /** select_item */
    private Selection selection() {
        if (tokens.is("new") && tokens.kind(1) == TokenKind.WORD) {
            return construction();
        }
        Expression expression = parsing.conditions().expression();
        return new Selection.Value(expression, alias());
    }

    private @Nullable String alias() {
        if (tokens.accept("as")) {
            return tokens.expectWord("a name for the result");
        }
        return tokens.is(TokenKind.WORD) && !FromParser.structural(tokens.word()) ? tokens.expectWord("a name") : null;
    }

    /** constructor_expression */
    private Selection construction() {
        tokens.advance();
        int place = tokens.position();
        String name = parsing.dottedName("the name of a class");
        Class<?> type = parsing.findClass(name);
        if (type == null) {
            throw tokens.error(place, "There is no class '" + name + "': name it in full, with its package");
        }
        tokens.expect(TokenKind.OPEN);
        List<Selection> items = new ArrayList<>();
        do {
            items.add(selection());
        } while (tokens.accept(TokenKind.COMMA));
        tokens.expect(TokenKind.CLOSE);
        return new Selection.Construction(type, items, alias());
    }

    private Expression groupItem(List<Selection> selections) {
        Integer index = resultVariable();
        return index != null && selections.get(index) instanceof Selection.Value value
                ? value.expression()
                : parsing.conditions().expression();
    }

    /** orderby_item */
    private Ordering ordering() {
        Integer index = resultVariable();
        Expression expression =
                index != null ? new SelectedItem(index) : parsing.conditions().expression();
        return ordering(tokens, expression);
    }

    /** What stands behind an expression of an order. */
    static Ordering ordering(Tokens tokens, Expression expression) {
        boolean descending = tokens.accept("desc");
        if (!descending) {
            tokens.accept("asc");
        }
        Boolean nullsFirst = null;
        if (tokens.accept("nulls")) {
            nullsFirst = tokens.accept("first");
            if (!nullsFirst) {
                tokens.expect("last");
            }
        }
        return new Ordering(expression, descending, nullsFirst);
    }

    /** The item of the select list that the single word at the place names; the word is passed then. */
    private @Nullable Integer resultVariable() {
        if (!tokens.is(TokenKind.WORD) || tokens.kind(1) == TokenKind.DOT || tokens.kind(1) == TokenKind.OPEN) {
            return null;
        }
        Integer index = parsing.scope().result(tokens.word());
        for (int i = 0; index == null && i < first.size(); i++) {
            index = tokens.word().equalsIgnoreCase(first.get(i).alias()) ? i : null;
        }
        if (index != null) {
            tokens.advance();
        }
        return index;
    }
}
