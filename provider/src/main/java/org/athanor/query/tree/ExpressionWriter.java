package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.athanor.mapping.Attribute;

/** Writes values; {@link ConditionWriter} what is true or false. Operands get parentheses where they hold less tightly. */
final class ExpressionWriter {
    /** How tightly things hold together, from OR to what stands by itself. */
    static final int LOOSE = 0;

    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int PREDICATE = 4;
    static final int CONCAT = 5;
    static final int SUM = 6;
    static final int PRODUCT = 7;
    static final int SIGN = 8;
    static final int ATOM = 9;

    private final StringBuilder out;
    private final JpqlWriter queries;
    private final ConditionWriter conditions;

    ExpressionWriter(StringBuilder out, JpqlWriter queries) {
        this.out = out;
        this.queries = queries;
        this.conditions = new ConditionWriter(out, this, queries);
    }

    void write(Expression expression) {
        write(expression, LOOSE);
    }

    /** A value between the operators of a condition. */
    void operand(Expression expression) {
        write(expression, CONCAT);
    }

    /** An item of an order: what is selected goes by its alias. */
    void write(Expression expression, List<Selection> selections) {
        if (expression instanceof Expression.SelectedItem item) {
            Selection selection = selections.get(item.index());
            if (selection.alias() != null) {
                out.append(selection.alias());
                return;
            }
            if (selection instanceof Selection.Value value) {
                write(value.expression());
                return;
            }
        }
        write(expression);
    }

    void write(Expression expression, int least) {
        boolean loose = precedence(expression) < least;
        out.append(loose ? "(" : "");
        if (expression instanceof Condition condition) {
            conditions.write(condition);
        } else if (expression instanceof Expression.PathBase path) {
            path(path);
        } else {
            scalar(expression);
        }
        out.append(loose ? ")" : "");
    }

    static int precedence(Expression expression) {
        if (expression instanceof Condition condition) {
            return ConditionWriter.precedence(condition);
        }
        if (expression instanceof Expression.Concat) {
            return CONCAT;
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            ArithmeticOperator operator = arithmetic.operations().get(0).operator();
            return operator == ArithmeticOperator.ADD || operator == ArithmeticOperator.SUBTRACT ? SUM : PRODUCT;
        }
        return expression instanceof Expression.Negate ? SIGN : ATOM;
    }

    void list(List<? extends Expression> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(expressions.get(i));
        }
    }

    private void path(Expression.PathBase path) {
        if (path instanceof Expression.VariableRef ref) {
            out.append(ref.variable().name());
        } else if (path instanceof Expression.Treat treat) {
            out.append("treat(");
            path(treat.term());
            out.append(" as ").append(treat.type().name()).append(")");
        } else if (path instanceof Expression.KeyOf key) {
            out.append("key(").append(key.variable().name()).append(")");
        } else if (path instanceof Expression.Path p) {
            path(p.base());
            for (Attribute attribute : p.attributes()) {
                out.append(".").append(attribute.name());
            }
        }
    }

    private void scalar(Expression e) {
        if (e instanceof Expression.Literal literal) {
            literal(literal.value());
        } else if (e instanceof Expression.Null) {
            out.append("null");
        } else if (e instanceof Expression.Parameter parameter) {
            out.append(parameter);
        } else if (e instanceof Expression.EntityType type) {
            out.append(type.entity().name());
        } else if (e instanceof Expression.Subquery subquery) {
            out.append("(");
            queries.query(subquery.query());
            out.append(")");
        } else if (e instanceof Expression.Arithmetic arithmetic) {
            arithmetic(arithmetic);
        } else if (e instanceof Expression.Concat concat) {
            for (int i = 0; i < concat.terms().size(); i++) {
                out.append(i == 0 ? "" : " || ");
                write(concat.terms().get(i), SUM);
            }
        } else if (e instanceof Expression.Negate negate) {
            out.append("-");
            write(negate.term(), ATOM);
        } else if (e instanceof Expression.ColumnOf column) {
            Domain domain = column.rows().domain();
            List<Selection> columns = domain instanceof Domain.CommonRows common
                    ? common.selections()
                    : ((Domain.Rows) domain).query().selections();
            String name = columns.get(column.index()).name();
            out.append(column.rows().name()).append(".").append(name == null ? "#" + column.index() : name);
        } else if (e instanceof Expression.SelectedItem item) {
            out.append("#").append(item.index());
        } else if (e instanceof Expression.SearchedCase || e instanceof Expression.SimpleCase) {
            cases(e);
        } else {
            call(e);
        }
    }

    private void arithmetic(Expression.Arithmetic arithmetic) {
        int own = precedence(arithmetic);
        write(arithmetic.first(), own + 1);
        for (Expression.Operation operation : arithmetic.operations()) {
            String operator = switch (operation.operator()) {
                case ADD -> " + ";
                case SUBTRACT -> " - ";
                case MULTIPLY -> " * ";
                case DIVIDE -> " / ";
            };
            out.append(operator);
            write(operation.operand(), own + 1);
        }
    }

    private void cases(Expression e) {
        out.append("case");
        Expression otherwise;
        if (e instanceof Expression.SearchedCase searched) {
            for (Expression.Branch branch : searched.branches()) {
                when(branch.condition(), LOOSE, branch.result());
            }
            otherwise = searched.otherwise();
        } else {
            Expression.SimpleCase simple = (Expression.SimpleCase) e;
            out.append(" ");
            operand(simple.operand());
            for (Expression.Choice choice : simple.choices()) {
                when(choice.value(), CONCAT, choice.result());
            }
            otherwise = simple.otherwise();
        }
        if (otherwise != null) {
            out.append(" else ");
            write(otherwise);
        }
        out.append(" end");
    }

    private void when(Expression value, int least, Expression result) {
        out.append(" when ");
        write(value, least);
        out.append(" then ");
        write(result);
    }

    private void call(Expression e) {
        if (e instanceof Expression.Call call) {
            function(call);
        } else if (e instanceof Expression.Invocation invocation) {
            out.append("function('")
                    .append(invocation.function().replace("'", "''"))
                    .append("'");
            out.append(invocation.arguments().isEmpty() ? "" : ", ");
            list(invocation.arguments());
            out.append(")");
        } else if (e instanceof Expression.Aggregate aggregate) {
            out.append(word(aggregate.function())).append(aggregate.distinct() ? "(distinct " : "(");
            one(aggregate.argument());
        } else if (e instanceof Expression.Over over) {
            over(over);
        } else if (e instanceof Expression.Extract extract) {
            out.append("extract(").append(word(extract.field())).append(" from ");
            one(extract.term());
        } else if (e instanceof Expression.Cast cast) {
            out.append("cast(");
            operand(cast.term());
            out.append(" as ")
                    .append(cast.type().getSimpleName().toLowerCase(Locale.ROOT))
                    .append(")");
        } else if (e instanceof Expression.Trim trim) {
            out.append("trim(").append(word(trim.kind())).append(" ");
            if (trim.character() != null) {
                operand(trim.character());
                out.append(" ");
            }
            out.append("from ");
            one(trim.term());
        } else if (e instanceof Expression.Coalesce coalesce) {
            out.append("coalesce(");
            list(coalesce.terms());
            out.append(")");
        } else if (e instanceof Expression.NullIf nullIf) {
            out.append("nullif(");
            operand(nullIf.term());
            out.append(", ");
            one(nullIf.value());
        } else if (e instanceof Expression.Fragment fragment) {
            for (int i = 0; i < fragment.texts().size(); i++) {
                out.append(fragment.texts().get(i));
                if (i < fragment.expressions().size()) {
                    write(fragment.expressions().get(i));
                }
            }
        } else {
            ofInstance(e);
        }
    }

    private void ofInstance(Expression e) {
        if (e instanceof Expression.TypeOf type) {
            out.append("type(");
            one(type.term());
        } else if (e instanceof Expression.IdOf id) {
            out.append("id(");
            one(id.term());
        } else if (e instanceof Expression.VersionOf version) {
            out.append("version(");
            one(version.term());
        } else if (e instanceof Expression.IndexOf index) {
            out.append("index(").append(index.variable().name()).append(")");
        } else if (e instanceof Expression.SizeOf size) {
            out.append("size(");
            one(size.collection());
        } else if (e instanceof Expression.EntryOf entry) {
            out.append("entry(");
            one(entry.value());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The only argument, or the last one; null is a star. */
    private void one(@Nullable Expression argument) {
        if (argument == null) {
            out.append("*");
        } else {
            operand(argument);
        }
        out.append(")");
    }

    private void function(Expression.Call call) {
        switch (call.function()) {
            case CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP -> out.append(word(call.function()));
            case LOCAL_DATE, LOCAL_TIME, LOCAL_DATETIME ->
                out.append(word(call.function()).replace('_', ' '));
            default -> {
                out.append(word(call.function())).append("(");
                list(call.arguments());
                out.append(")");
            }
        }
    }

    private void over(Expression.Over over) {
        if (over.function() instanceof Expression.Invocation invocation) {
            out.append(invocation.function()).append("(");
            list(invocation.arguments());
            out.append(")");
        } else {
            write(over.function());
        }
        out.append(" over (");
        if (!over.partitionBy().isEmpty()) {
            out.append("partition by ");
            list(over.partitionBy());
        }
        queries.order(over.orderBy(), List.of());
        WindowFrame frame = over.frame();
        if (frame != null) {
            out.append(" ").append(word(frame.unit())).append(" between ");
            bound(frame.start(), "preceding");
            out.append(" and ");
            bound(frame.end(), "following");
        }
        out.append(")");
    }

    private void bound(@Nullable Integer distance, String unbounded) {
        if (distance == null) {
            out.append("unbounded ").append(unbounded);
        } else if (distance == 0) {
            out.append("current row");
        } else {
            out.append(Math.abs(distance)).append(distance < 0 ? " preceding" : " following");
        }
    }

    private void literal(Object value) {
        if (value instanceof Enum<?> constant) {
            out.append(constant.getDeclaringClass().getName()).append(".").append(constant.name());
        } else if (value instanceof Long || value instanceof Float) {
            out.append(value).append(value instanceof Long ? "L" : "f");
        } else if (value instanceof BigDecimal decimal) {
            out.append(decimal).append("BD");
        } else if (value instanceof BigInteger) {
            out.append(value).append("BI");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof LocalDate) {
            out.append("{d '").append(value).append("'}");
        } else if (value instanceof LocalTime) {
            out.append("{t '").append(value).append("'}");
        } else if (value instanceof LocalDateTime) {
            out.append("{ts '").append(value.toString().replace('T', ' ')).append("'}");
        } else {
            out.append("'").append(value.toString().replace("'", "''")).append("'");
        }
    }
}
