package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.WithQuery;

/**
 * Statements and the clauses of a select (Jakarta Persistence 3.2, 4.2). The select list speaks of variables that FROM
 * declares behind it, so FROM is parsed first and the list when the rest has been.
 */
final class StatementParser {
    private final Parsing parsing;
    private final Tokens tokens;
    private final FromParser from;
    private final MutationParser mutations;
    /** What the first select of a combined query selects: an order at its end may name it. */
    private List<Selection> first = List.of();

    StatementParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        this.from = new FromParser(parsing);
        this.mutations = new MutationParser(parsing, from);
    }

    /** QL_statement */
    Statement statement() {
        Statement statement;
        if (tokens.is("update")) {
            statement = mutations.update();
        } else if (tokens.is("delete")) {
            statement = mutations.delete();
        } else if (tokens.is("select") || tokens.is("from") || tokens.is("where") || tokens.is(TokenKind.OPEN)) {
            statement = query(null);
        } else if (tokens.is("with")) {
            statement = with();
        } else {
            throw tokens.unexpected("SELECT, FROM, UPDATE or DELETE");
        }
        if (!tokens.is(TokenKind.END)) {
            throw tokens.unexpected("the end of the query");
        }
        return statement;
    }

    /** Not of the specification: common tables before a query, as SQL has them. */
    private WithQuery with() {
        tokens.advance();
        boolean recursive = tokens.accept("recursive");
        List<CommonTable> tables = new ArrayList<>();
        do {
            int place = tokens.position();
            String name = tokens.expectWord("a name for the common table");
            tokens.expect("as");
            tokens.expect(TokenKind.OPEN);
            Query query = intersection(null);
            boolean steps = recursive && tokens.is("union");
            if (steps) {
                declare(place, name, query);
            }
            query = union(query, null);
            tokens.expect(TokenKind.CLOSE);
            if (!steps) {
                declare(place, name, query);
            }
            tables.add(new CommonTable(name, steps, query));
        } while (tokens.accept(TokenKind.COMMA));
        return new WithQuery(tables, query(null));
    }

    private void declare(int place, String name, Query query) {
        if (!parsing.declare(new Domain.CommonRows(name, query.selections()))) {
            throw tokens.error(place, "The common table '" + name + "' is declared twice");
        }
    }

    /** union: queries combined from left to right, INTERSECT before the others. */
    Query query(@Nullable Scope outer) {
        List<Selection> before = first;
        first = List.of();
        try {
            return limited(ordered(union(intersection(outer), outer)));
        } finally {
            first = before;
        }
    }

    /** Not of the specification: an order behind the parentheses of the last query, by names or places of what is selected. */
    private Query ordered(Query query) {
        if (!(query instanceof SetQuery set) || !tokens.accept("order")) {
            return query;
        }
        tokens.expect("by");
        List<Ordering> order = new ArrayList<>();
        do {
            order.add(ordering(tokens, new SelectedItem(selected(set.selections()))));
        } while (tokens.accept(TokenKind.COMMA));
        return new SetQuery(set.operator(), set.all(), set.left(), set.right(), order);
    }

    private int selected(List<Selection> selections) {
        int place = tokens.position();
        if (tokens.is(TokenKind.NUMBER) && Literals.number(tokens).value() instanceof Integer number) {
            if (number >= 1 && number <= selections.size()) {
                return number - 1;
            }
        } else if (tokens.is(TokenKind.WORD)) {
            String name = tokens.expectWord("a name");
            for (int i = 0; i < selections.size(); i++) {
                if (name.equalsIgnoreCase(selections.get(i).name())) {
                    return i;
                }
            }
        }
        throw tokens.error(place, "A combined query can only be ordered by what it selects");
    }

    /** Not of the specification: {@code LIMIT n [OFFSET m]}, {@code [OFFSET m ROWS] FETCH FIRST n ROWS ONLY}. */
    private Query limited(Query query) {
        Expression limit = null;
        Expression offset = null;
        if (tokens.accept("limit")) {
            limit = count();
        }
        if (tokens.accept("offset")) {
            offset = count();
            skip("row", "rows");
        }
        if (limit == null && tokens.accept("fetch")) {
            if (!tokens.accept("next")) {
                tokens.expect("first");
            }
            limit = count();
            skip("row", "rows");
            tokens.expect("only");
        }
        return limit == null && offset == null ? query : new LimitedQuery(query, offset, limit);
    }

    private void skip(String... words) {
        for (String word : words) {
            if (tokens.accept(word)) {
                return;
            }
        }
    }

    /** A number of rows. */
    private Expression count() {
        if (tokens.is(TokenKind.NAMED_PARAMETER) || tokens.is(TokenKind.POSITIONAL_PARAMETER)) {
            return parsing.expressions().parameter();
        }
        int place = tokens.position();
        if (tokens.is(TokenKind.NUMBER)) {
            Expression.Literal number = Literals.number(tokens);
            if (number.value() instanceof Integer) {
                return number;
            }
        }
        throw tokens.error(place, "Expected a whole number or a parameter");
    }

    private Query union(Query first, @Nullable Scope outer) {
        Query left = first;
        while (tokens.is("union") || tokens.is("except")) {
            SetQuery.Operator operator = tokens.is("union") ? SetQuery.Operator.UNION : SetQuery.Operator.EXCEPT;
            tokens.advance();
            boolean all = tokens.accept("all");
            this.first = left.selections();
            left = combined(operator, all, left, intersection(outer));
        }
        return left;
    }

    private Query intersection(@Nullable Scope outer) {
        Query left = operand(outer);
        while (tokens.accept("intersect")) {
            boolean all = tokens.accept("all");
            this.first = left.selections();
            left = combined(SetQuery.Operator.INTERSECT, all, left, operand(outer));
        }
        return left;
    }

    private Query operand(@Nullable Scope outer) {
        if (!tokens.accept(TokenKind.OPEN)) {
            return select(outer);
        }
        Query query = parsing.nested(() -> query(outer));
        tokens.expect(TokenKind.CLOSE);
        return query;
    }

    /** The order that stands behind the last select is that of the whole, as in SQL. */
    private SetQuery combined(SetQuery.Operator operator, boolean all, Query left, Query right) {
        if (left.selections().size() != right.selections().size()) {
            throw tokens.error("Both sides of " + operator + " must select the same number of items, not "
                    + left.selections().size() + " and " + right.selections().size());
        }
        if (right instanceof SetQuery last && !last.orderBy().isEmpty()) {
            SetQuery plain = new SetQuery(last.operator(), last.all(), last.left(), last.right(), List.of());
            return new SetQuery(operator, all, left, plain, last.orderBy());
        }
        if (!(right instanceof SelectQuery last) || last.orderBy().isEmpty()) {
            return new SetQuery(operator, all, left, right, List.of());
        }
        List<Ordering> order = new ArrayList<>();
        for (Ordering item : last.orderBy()) {
            order.add(new Ordering(selected(last, item.expression()), item.descending(), item.nullsFirst()));
        }
        SelectQuery plain = new SelectQuery(
                last.distinct(),
                last.selections(),
                last.from(),
                last.where(),
                last.groupBy(),
                last.having(),
                List.of());
        return new SetQuery(operator, all, left, plain, order);
    }

    private Expression selected(SelectQuery query, Expression expression) {
        for (int i = 0; i < query.selections().size(); i++) {
            if (expression instanceof SelectedItem
                    || query.selections().get(i) instanceof Selection.Value value
                            && value.expression().equals(expression)) {
                return expression instanceof SelectedItem ? expression : new SelectedItem(i);
            }
        }
        throw tokens.error("A combined query can only be ordered by what it selects");
    }

    /** select_query */
    private SelectQuery select(@Nullable Scope outer) {
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
