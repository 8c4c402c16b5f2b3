package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Branch;
import org.athanor.query.tree.Expression.Choice;
import org.athanor.query.tree.Expression.SearchedCase;
import org.athanor.query.tree.Expression.SimpleCase;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Function;
import org.athanor.type.ValueType;

/**
 * One of several values: CASE, COALESCE and NULLIF (Jakarta Persistence 3.2, 4.7). The values settle on a common type;
 * where none of them has one, it is that of what the choice is compared with.
 */
final class ChoiceTranslator {
    private final Translation translation;
    private final ExpressionTranslator expressions;

    ChoiceTranslator(Translation translation, ExpressionTranslator expressions) {
        this.translation = translation;
        this.expressions = expressions;
    }

    /** COALESCE and NULLIF. */
    Term function(String name, List<Expression> arguments, @Nullable Term like) {
        List<SqlExpression> values = new ArrayList<>();
        ValueType<?> type = values(arguments, like, values);
        return new Term.Value(new Function(name, false, values), type);
    }

    /** The values of results side by side, and their common type. */
    private ValueType<?> values(List<Expression> results, @Nullable Term like, List<SqlExpression> into) {
        List<ValueType<?>> types = new ArrayList<>();
        List<Term> terms = expressions.together(results, null);
        boolean untyped = terms.stream().allMatch(t -> t instanceof Term.Value v && v.type() == UntypedValue.TYPE);
        TypeCheck.alike(terms);
        for (Term term : untyped && like != null ? expressions.together(results, like) : terms) {
            if (!(term instanceof Term.Value value)) {
                throw new QueryTranslationException(
                        "Only basic values can be chosen between, not " + ExpressionTranslator.describe(term));
            }
            into.add(value.sql());
            types.add(value.type());
        }
        return Numerics.common(types);
    }

    Term searched(SearchedCase searched, @Nullable Term like) {
        List<Expression> results = new ArrayList<>();
        searched.branches().forEach(branch -> results.add(branch.result()));
        if (searched.otherwise() != null) {
            results.add(searched.otherwise());
        }
        List<SqlExpression> values = new ArrayList<>();
        ValueType<?> type = values(results, like, values);
        List<SqlExpression.When> whens = new ArrayList<>();
        for (int i = 0; i < searched.branches().size(); i++) {
            Branch branch = searched.branches().get(i);
            whens.add(new SqlExpression.When(translation.condition(branch.condition()), values.get(i)));
        }
        return new Term.Value(new SqlExpression.Case(null, whens, last(searched.otherwise(), values)), type);
    }

    Term simple(SimpleCase simple, @Nullable Term like) {
        List<Expression> results = new ArrayList<>();
        simple.choices().forEach(choice -> results.add(choice.result()));
        if (simple.otherwise() != null) {
            results.add(simple.otherwise());
        }
        List<SqlExpression> values = new ArrayList<>();
        ValueType<?> type = values(results, like, values);
        Term operand = expressions.term(simple.operand());
        List<SqlExpression.When> whens = new ArrayList<>();
        for (int i = 0; i < simple.choices().size(); i++) {
            Choice choice = simple.choices().get(i);
            Term value = expressions.term(choice.value(), operand);
            TypeCheck.comparable(operand, value);
            whens.add(new SqlExpression.When(value.single(), values.get(i)));
        }
        return new Term.Value(new SqlExpression.Case(operand.single(), whens, last(simple.otherwise(), values)), type);
    }

    private static @Nullable SqlExpression last(@Nullable Expression otherwise, List<SqlExpression> values) {
        return otherwise == null ? null : values.get(values.size() - 1);
    }
}
