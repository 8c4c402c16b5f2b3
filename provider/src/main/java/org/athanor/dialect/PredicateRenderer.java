package org.athanor.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ComparisonOperator;
import org.athanor.type.JdbcCodec;

/** Writes what is true or false. */
final class PredicateRenderer {
    private static final String FALSE = "1 = 0";
    private static final String TRUE = "1 = 1";
    private static final int OPERAND = Precedence.COMPARISON + 1;

    private final ExpressionRenderer out;
    private final ToIntFunction<Object> listSize;
    private int quantified;

    PredicateRenderer(ExpressionRenderer out, ToIntFunction<Object> listSize) {
        this.out = out;
        this.listSize = listSize;
    }

    void write(SqlExpression e) {
        if (e instanceof SqlExpression.Comparison comparison) {
            comparison(comparison);
        } else if (e instanceof SqlExpression.And and) {
            connected(and.terms(), " and ", Precedence.AND, TRUE);
        } else if (e instanceof SqlExpression.Or or) {
            connected(or.terms(), " or ", Precedence.OR, FALSE);
        } else if (e instanceof SqlExpression.Not not) {
            out.text("not ").render(not.term(), Precedence.ATOM);
        } else if (e instanceof SqlExpression.IsNull isNull) {
            isNull(isNull);
        } else if (e instanceof SqlExpression.InValues in) {
            inValues(in);
        } else if (e instanceof SqlExpression.InParam in) {
            inParam(in);
        } else if (e instanceof SqlExpression.InRowParam in) {
            inRowParam(in);
        } else if (e instanceof SqlExpression.InQuery in) {
            out.render(in.term(), OPERAND)
                    .text(in.negated() ? " not in " : " in ")
                    .query(in.query());
        } else if (e instanceof SqlExpression.Exists exists) {
            out.text(exists.negated() ? "not exists " : "exists ").query(exists.query());
        } else if (e instanceof SqlExpression.Between between) {
            between(between);
        } else if (e instanceof SqlExpression.Like like) {
            out.dialect().like().render(like, out);
        } else if (e instanceof SqlExpression.Quantified any) {
            out.text(any.all() ? "all " : "any ").query(any.query());
        } else {
            throw new UnsupportedSqlException("No SQL for " + e.getClass().getSimpleName());
        }
    }

    private void connected(List<SqlExpression> terms, String operator, int own, String empty) {
        if (terms.isEmpty()) {
            out.text(empty);
        } else {
            out.chain(terms, operator, own + 1);
        }
    }

    private void comparison(SqlExpression.Comparison e) {
        if (e.right() instanceof SqlExpression.Quantified q && !out.dialect().can(Capability.QUANTIFIED_COMPARISONS)) {
            quantified(e, q);
        } else if (e.left() instanceof SqlExpression.Row left
                && e.right() instanceof SqlExpression.Row right
                && !out.dialect().can(Capability.ROW_VALUES)) {
            out.expression(rowComparison(e.operator(), left.terms(), right.terms()));
        } else {
            out.render(e.left(), OPERAND)
                    .text(" ")
                    .text(e.operator().sql())
                    .text(" ")
                    .render(e.right(), OPERAND);
        }
    }

    private Capabilities capabilities() {
        return out.dialect().capabilities();
    }

    private static SqlExpression rowComparison(
            ComparisonOperator operator, List<SqlExpression> left, List<SqlExpression> right) {
        List<SqlExpression> pairs = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            pairs.add(new SqlExpression.Comparison(operator, left.get(i), right.get(i)));
        }
        return switch (operator) {
            case EQ -> new SqlExpression.And(pairs);
            case NE -> new SqlExpression.Or(pairs);
            default -> throw new UnsupportedSqlException("Rows can only be compared by = and <> on this database");
        };
    }

    /** {@code = any} and {@code <> all} are IN; the others ask for a row that fulfils or breaks the comparison. */
    private void quantified(SqlExpression.Comparison e, SqlExpression.Quantified q) {
        if (e.operator() == ComparisonOperator.EQ && !q.all() || e.operator() == ComparisonOperator.NE && q.all()) {
            write(new SqlExpression.InQuery(e.left(), q.query(), q.all()));
            return;
        }
        String alias = "q" + ++quantified + "_";
        out.text(q.all() ? "not exists (select 1 from " : "exists (select 1 from ")
                .query(labelled(q.query()));
        out.text(" ").text(alias).text(q.all() ? " where (" : " where ").render(e.left(), OPERAND);
        out.text(" ").text(e.operator().sql()).text(" ").text(alias).text(".c_");
        out.text(q.all() ? ") is not true)" : ")");
    }

    /** The query with its only column labelled {@code c_}. */
    private static QueryExpression labelled(QueryExpression query) {
        if (query instanceof Select s) {
            List<SelectItem> items = List.of(new SelectItem(s.items().get(0).expression(), "c_"));
            return s.withItems(items);
        }
        SetOperation o = (SetOperation) query;
        return new SetOperation(o.kind(), labelled(o.left()), o.right(), o.orderBy(), o.limit(), o.offset());
    }

    private void isNull(SqlExpression.IsNull e) {
        if (e.term() instanceof SqlExpression.Row row) {
            List<SqlExpression> terms = new ArrayList<>();
            row.terms().forEach(term -> terms.add(new SqlExpression.IsNull(term, e.negated())));
            out.render(new SqlExpression.And(terms), OPERAND);
        } else {
            out.render(e.term(), OPERAND).text(e.negated() ? " is not null" : " is null");
        }
    }

    private void between(SqlExpression.Between e) {
        out.render(e.term(), OPERAND).text(e.negated() ? " not between " : " between ");
        out.render(e.low(), OPERAND).text(" and ").render(e.high(), OPERAND);
    }

    private void inValues(SqlExpression.InValues e) {
        if (e.values().isEmpty()) {
            out.text(e.negated() ? TRUE : FALSE);
            return;
        }
        if (e.term() instanceof SqlExpression.Row row) {
            inRows(e, row);
            return;
        }
        out.render(e.term(), OPERAND).text(e.negated() ? " not in (" : " in (");
        out.list(e.values()).text(")");
    }

    private void inRows(SqlExpression.InValues e, SqlExpression.Row row) {
        if (out.dialect().can(Capability.ROW_VALUES)) {
            out.expression(row).text(e.negated() ? " not in (" : " in (");
            out.text(out.dialect().can(Capability.ROW_LIST_NEEDS_VALUES) ? "values " : "")
                    .list(e.values())
                    .text(")");
            return;
        }
        List<SqlExpression> rows = new ArrayList<>();
        for (SqlExpression value : e.values()) {
            rows.add(rowComparison(ComparisonOperator.EQ, row.terms(), ((SqlExpression.Row) value).terms()));
        }
        out.text(e.negated() ? "not (" : "(")
                .expression(new SqlExpression.Or(rows))
                .text(")");
    }

    /** Each element is a row; where rows cannot be compared, a conjunction. */
    private void inRowParam(SqlExpression.InRowParam e) {
        int size = listSize.applyAsInt(e.parts().get(0).key());
        if (size == 0) {
            out.text(e.negated() ? TRUE : FALSE);
            return;
        }
        boolean rows = out.dialect().can(Capability.ROW_VALUES);
        if (rows) {
            out.expression(e.term()).text(e.negated() ? " not in (" : " in (");
            out.text(out.dialect().can(Capability.ROW_LIST_NEEDS_VALUES) ? "values " : "");
        } else {
            out.text(e.negated() ? "not (" : "(");
        }
        for (int i = 0; i < size; i++) {
            out.text(i == 0 ? "" : rows ? ", " : " or ").text("(");
            for (int part = 0; part < e.parts().size(); part++) {
                SqlExpression.Param param = e.parts().get(part);
                out.text(part == 0 ? "" : rows ? ", " : " and ");
                if (!rows) {
                    out.render(e.term().terms().get(part), OPERAND).text(" = ");
                }
                out.bind(new Bind.ListElement(param.key(), i, param.type(), out.codec(param.type())));
            }
            out.text(")");
        }
        out.text(")");
    }

    private void inParam(SqlExpression.InParam e) {
        SqlExpression.Param list = e.list();
        JdbcCodec whole = out.dialect().listCodec(list.type().sqlType());
        if (whole != null) {
            out.render(e.term(), OPERAND);
            switch (capabilities().listBinding()) {
                case JSON -> out.text(e.negated() ? " not in " : " in ").text("(select value from json_each(");
                case ARRAY -> out.text(e.negated() ? " <> all (" : " = any (");
                case EXPAND -> throw new IllegalStateException("A list codec without list binding");
            }
            out.bind(new Bind.ListSlot(list.key(), list.type(), whole));
            out.text(capabilities().listBinding() == ListBinding.JSON ? "))" : ")");
            return;
        }
        int size = listSize.applyAsInt(list.key());
        if (size == 0) {
            out.text(e.negated() ? TRUE : FALSE);
            return;
        }
        out.render(e.term(), OPERAND).text(e.negated() ? " not in (" : " in (");
        for (int i = 0; i < size; i++) {
            out.text(i == 0 ? "" : ", ");
            out.bind(new Bind.ListElement(list.key(), i, list.type(), out.codec(list.type())));
        }
        out.text(")");
    }
}
