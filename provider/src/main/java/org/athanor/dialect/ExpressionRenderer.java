package org.athanor.dialect;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.SqlExpression;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Writes expressions; what compares and looks up is written by {@link PredicateRenderer}. */
final class ExpressionRenderer implements SqlWriter {
    private final Dialect dialect;
    private final SqlText out;
    private final StatementRenderer statements;
    private final PredicateRenderer predicates;

    ExpressionRenderer(Dialect dialect, SqlText out, StatementRenderer statements, ToIntFunction<Object> listSize) {
        this.dialect = dialect;
        this.out = out;
        this.statements = statements;
        this.predicates = new PredicateRenderer(this, listSize);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public ExpressionRenderer text(String text) {
        out.append(text);
        return this;
    }

    @Override
    public ExpressionRenderer bind(Bind bind) {
        out.bind(bind);
        return this;
    }

    @Override
    public ExpressionRenderer expression(SqlExpression expression) {
        return render(expression, Precedence.LOOSE);
    }

    @Override
    public ExpressionRenderer operand(SqlExpression expression) {
        return render(expression, Precedence.UNARY);
    }

    /** Writes an expression, in parentheses when it holds together less tightly than {@code least}. */
    ExpressionRenderer render(SqlExpression expression, int least) {
        if (Precedence.of(expression) < least) {
            out.append("(");
            write(expression);
            out.append(")");
        } else {
            write(expression);
        }
        return this;
    }

    /** Writes a query in parentheses. */
    ExpressionRenderer query(QueryExpression query) {
        out.append("(");
        statements.query(query);
        out.append(")");
        return this;
    }

    ExpressionRenderer list(List<SqlExpression> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            expression(expressions.get(i));
        }
        return this;
    }

    private void write(SqlExpression e) {
        if (e instanceof SqlExpression.ColumnRef ref) {
            column(ref);
        } else if (e instanceof SqlExpression.Param param) {
            out.bind(new Bind.Slot(param.key(), param.type(), codec(param.type())));
        } else if (e instanceof SqlExpression.Constant constant) {
            out.bind(new Bind.Fixed(ValueTypes.canonical(constant.type(), constant.value()), codec(constant.type())));
        } else if (e instanceof SqlExpression.Literal literal) {
            out.literal(literal.value());
        } else if (e instanceof SqlExpression.LabelRef ref) {
            text(dialect.identifier(ref.alias())).text(".").text(dialect.identifier(ref.label()));
        } else if (e instanceof SqlExpression.Function function) {
            function(function);
        } else if (e instanceof SqlExpression.Arithmetic arithmetic) {
            arithmetic(arithmetic);
        } else if (e instanceof SqlExpression.Negate negate) {
            text("-").render(negate.term(), Precedence.ATOM);
        } else if (e instanceof SqlExpression.Concat concat) {
            concat(concat.terms());
        } else if (e instanceof SqlExpression.Case cases) {
            cases(cases);
        } else if (e instanceof SqlExpression.Cast cast) {
            String type = cast.type().name().toLowerCase(Locale.ROOT);
            template("cast." + type, "cast({0} as " + type + ")", List.of(cast.term()));
        } else if (e instanceof SqlExpression.Typed typed) {
            template("value." + typed.type().name().toLowerCase(Locale.ROOT), "{0}", List.of(typed.value()));
        } else if (e instanceof SqlExpression.Extract extract) {
            String field = extract.field().toLowerCase(Locale.ROOT);
            template("extract." + field, "extract(" + field + " from {0})", List.of(extract.term()));
        } else if (e instanceof SqlExpression.Trim trim) {
            trim(trim);
        } else if (e instanceof SqlExpression.Row row) {
            text("(").list(row.terms()).text(")");
        } else if (e instanceof SqlExpression.Scalar scalar) {
            query(scalar.query());
        } else if (e instanceof SqlExpression.Over over) {
            over(over);
        } else if (e instanceof SqlExpression.Star) {
            out.append("*");
        } else if (e instanceof SqlExpression.Fragment fragment) {
            fragment(fragment);
        } else {
            predicates.write(e);
        }
    }

    private void column(SqlExpression.ColumnRef ref) {
        if (ref.alias() != null) {
            text(dialect.identifier(ref.alias())).text(".");
        }
        text(dialect.quoteIfNeeded(ref.column().name()));
    }

    JdbcCodec codec(ValueType<?> type) {
        return dialect.codec(type.sqlType());
    }

    private void arithmetic(SqlExpression.Arithmetic e) {
        int own = Precedence.of(e.operator());
        render(e.left(), own).text(" ").text(e.operator().sql()).text(" ").render(e.right(), own + 1);
    }

    private void cases(SqlExpression.Case e) {
        text("case");
        if (e.operand() != null) {
            text(" ").operand(e.operand());
        }
        for (SqlExpression.When when : e.whens()) {
            text(" when ").expression(when.condition()).text(" then ").expression(when.result());
        }
        if (e.otherwise() != null) {
            text(" else ").expression(e.otherwise());
        }
        text(" end");
    }

    private void trim(SqlExpression.Trim e) {
        String kind = e.kind().name().toLowerCase(Locale.ROOT);
        if (e.character() == null) {
            template("trim." + kind, "trim(" + kind + " from {0})", List.of(e.term()));
        } else {
            template("trim." + kind, "trim(" + kind + " {1} from {0})", List.of(e.term(), e.character()));
        }
    }

    private void fragment(SqlExpression.Fragment e) {
        for (int i = 0; i < e.expressions().size(); i++) {
            text(e.texts().get(i)).operand(e.expressions().get(i));
        }
        text(e.texts().get(e.expressions().size()));
    }

    private void concat(List<SqlExpression> terms) {
        Template template = dialect.functions().find("concat", terms.size());
        if (template != null) {
            fill(template, terms);
        } else {
            chain(terms, " || ", Precedence.UNARY);
        }
    }

    private void function(SqlExpression.Function e) {
        if (e.name().equals("concat")) {
            operand(new SqlExpression.Concat(e.arguments()));
            return;
        }
        Template template = e.distinct()
                ? null
                : dialect.functions().find(e.name(), e.arguments().size());
        if (template != null) {
            fill(template, e.arguments());
        } else {
            text(e.name())
                    .text(e.distinct() ? "(distinct " : "(")
                    .list(e.arguments())
                    .text(")");
        }
    }

    private void over(SqlExpression.Over e) {
        operand(e.function()).text(" over (");
        if (!e.partitionBy().isEmpty()) {
            text("partition by ").list(e.partitionBy());
        }
        statements.orderBy(e.orderBy(), e.partitionBy().isEmpty() ? "order by " : " order by ");
        if (e.frame() != null) {
            text(" ").text(e.frame());
        }
        text(")");
    }

    private void template(String name, String otherwise, List<SqlExpression> arguments) {
        Template template = dialect.functions().find(name, arguments.size());
        fill(template != null ? template : Template.call(otherwise), arguments);
    }

    private void fill(Template template, List<SqlExpression> arguments) {
        if (!template.call()) {
            out.append("(");
        }
        for (int i = 0; i < template.places().size(); i++) {
            text(template.texts().get(i));
            int place = template.places().get(i);
            if (place == Template.ALL) {
                list(arguments);
            } else {
                render(arguments.get(place), template.enclosed(i) ? Precedence.LOOSE : Precedence.ATOM);
            }
        }
        text(template.texts().get(template.places().size()));
        if (!template.call()) {
            out.append(")");
        }
    }

    /**
     * Writes terms with an operator between them. More of them than the database lets nest are written as groups in
     * parentheses, each of them short enough, so the depth stays near the root of their number.
     */
    void chain(List<SqlExpression> terms, String operator, int least) {
        int most = Math.max(2, dialect.capabilities().maxExpressionDepth() / 4);
        if (terms.size() <= most) {
            for (int i = 0; i < terms.size(); i++) {
                if (i > 0) {
                    out.append(operator);
                }
                render(terms.get(i), terms.size() == 1 ? Precedence.LOOSE : least);
            }
            return;
        }
        int group = Math.max(most, (terms.size() + most - 1) / most);
        for (int from = 0; from < terms.size(); from += group) {
            out.append(from == 0 ? "(" : operator + "(");
            chain(terms.subList(from, Math.min(terms.size(), from + group)), operator, least);
            out.append(")");
        }
    }
}
