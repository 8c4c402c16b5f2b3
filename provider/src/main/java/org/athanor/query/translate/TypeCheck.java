package org.athanor.query.translate;

import java.util.List;
import org.athanor.mapping.EntityMapping;

/** That what stands together fits together, told when a query is made and not by the database. */
final class TypeCheck {
    private TypeCheck() {}

    /** That two values can be compared. */
    static void comparable(Term left, Term right) {
        if (!fit(left, right)) {
            throw new QueryTranslationException("Cannot compare " + ExpressionTranslator.describe(left) + " with "
                    + ExpressionTranslator.describe(right) + cure(left, right));
        }
    }

    /** That a value can be stored in an attribute. */
    static void assignable(Term attribute, Term value) {
        if (!fit(attribute, value)
                || attribute.columns().size() != value.columns().size()) {
            throw new QueryTranslationException("Cannot set " + ExpressionTranslator.describe(attribute) + " to "
                    + ExpressionTranslator.describe(value));
        }
    }

    /** That values can be results of one expression. */
    static void alike(List<Term> terms) {
        for (int i = 1; i < terms.size(); i++) {
            if (!fit(terms.get(0), terms.get(i))) {
                throw new QueryTranslationException("The value would be " + ExpressionTranslator.describe(terms.get(0))
                        + " here and " + ExpressionTranslator.describe(terms.get(i)) + " there");
            }
        }
    }

    /** That an operand of a function or an operator is of that kind. */
    static void of(Family family, Term.Value value, String what) {
        Family found = Family.of(value.type().javaType());
        if (found != null && found != family) {
            throw new QueryTranslationException(
                    what + " takes " + noun(family) + ", not " + ExpressionTranslator.describe(value));
        }
    }

    private static String noun(Family family) {
        return switch (family) {
            case TEXT -> "texts";
            case NUMBER -> "numbers";
            case BOOLEAN -> "truth values";
            case TEMPORAL -> "dates and times";
            case UUID -> "UUIDs";
            case ENUM -> "enum constants";
        };
    }

    private static boolean fit(Term left, Term right) {
        if (left instanceof Term.Value one && right instanceof Term.Value other) {
            return !Family.differ(one.type().javaType(), other.type().javaType());
        }
        if (left instanceof Term.Instance one && right instanceof Term.Instance other) {
            return related(one.entity(), other.entity());
        }
        if (left instanceof Term.Embedded one && right instanceof Term.Embedded other) {
            return one.embedded().javaType() == other.embedded().javaType();
        }
        boolean untyped = left instanceof Term.Value value && value.type() == UntypedValue.TYPE
                || right instanceof Term.Value other && other.type() == UntypedValue.TYPE;
        return untyped
                || left instanceof Term.Instance == right instanceof Term.Instance
                        && left instanceof Term.Embedded == right instanceof Term.Embedded;
    }

    private static boolean related(EntityMapping one, EntityMapping other) {
        return one.root() == other.root();
    }

    private static String cure(Term left, Term right) {
        return left instanceof Term.Instance == right instanceof Term.Instance
                ? ""
                : ": compare instances with instances, identifiers with identifiers";
    }
}
