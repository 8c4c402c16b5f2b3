package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.SelectedItem;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.WithQuery;

/** Statements, and how queries are combined, limited and named (Jakarta Persistence 3.2, 4.2). */
final class StatementParser {
    private final Parsing parsing;
    private final Tokens tokens;
    private final SelectParser selects;
    private final MutationParser mutations;
    /** What the first select of a combined query selects: an order at its end may name it. */
    private List<Selection> first = List.of();

    StatementParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
        FromParser from = new FromParser(parsing);
        this.selects = new SelectParser(parsing, from);
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
            order.add(SelectParser.ordering(tokens, new SelectedItem(selected(set.selections()))));
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
            return selects.select(outer, first);
        }
        Query query = parsing.nested(() -> query(outer));
        tokens.expect(TokenKind.CLOSE);
        return query;
    }

    /** The order that stands behind the last select is that of the whole, as in SQL. */
    private SetQuery combined(SetQuery.Operator operator, boolean all, Query left, Query right) {
        try {
            if (right instanceof SetQuery last && !last.orderBy().isEmpty()) {
                SetQuery plain = new SetQuery(last.operator(), last.all(), last.left(), last.right(), List.of());
                SetQuery combined = SetQuery.of(operator, all, left, plain);
                return new SetQuery(operator, all, combined.left(), combined.right(), last.orderBy());
            }
            return SetQuery.of(operator, all, left, right);
        } catch (IllegalArgumentException mismatch) {
            throw tokens.error(String.valueOf(mismatch.getMessage()));
        }
    }
}
