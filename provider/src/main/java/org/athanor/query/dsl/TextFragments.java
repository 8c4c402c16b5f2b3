package org.athanor.query.dsl;

import java.util.ArrayList;
import java.util.List;
import org.athanor.query.execute.NativeText;
import org.athanor.query.tree.Expression;

/** Fragments of SQL cut at their parameters and at the places of their arguments. */
final class TextFragments {
    private static final String PLACE = "{}";

    private TextFragments() {}

    static Expression of(String sql, List<Expression> arguments) {
        NativeText text = NativeText.parse(sql);
        List<String> texts = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        int argument = 0;
        for (int i = 0; i < text.pieces().size(); i++) {
            String piece = text.pieces().get(i);
            int from = 0;
            for (int at = piece.indexOf(PLACE); at >= 0; at = piece.indexOf(PLACE, from)) {
                if (argument == arguments.size()) {
                    throw wrongNumber(sql, arguments);
                }
                texts.add(piece.substring(from, at));
                expressions.add(arguments.get(argument++));
                from = at + PLACE.length();
            }
            texts.add(piece.substring(from));
            if (i < text.uses().size()) {
                String name = text.parameters().get(text.uses().get(i)).name();
                if (name == null) {
                    throw new IllegalArgumentException(
                            "Parameters in text(…) have names, as :name, to be given by params: " + sql);
                }
                expressions.add(Expression.Parameter.named(name));
            }
        }
        if (argument < arguments.size()) {
            throw wrongNumber(sql, arguments);
        }
        return new Expression.Fragment(texts, expressions);
    }

    private static IllegalArgumentException wrongNumber(String sql, List<Expression> arguments) {
        return new IllegalArgumentException("The text has not as many places {} as there are arguments, which are "
                + arguments.size() + ": " + sql);
    }
}
