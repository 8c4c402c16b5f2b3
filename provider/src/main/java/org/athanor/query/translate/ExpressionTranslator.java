package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.load.RelationshipJoin;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.EntityType;
import org.athanor.query.tree.Expression.IdOf;
import org.athanor.query.tree.Expression.IndexOf;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Negate;
import org.athanor.query.tree.Expression.Null;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.SizeOf;
import org.athanor.query.tree.Expression.Subquery;
import org.athanor.query.tree.Expression.TypeOf;
import org.athanor.query.tree.Expression.Typed;
import org.athanor.query.tree.Expression.VersionOf;
import org.athanor.sql.SqlExpression;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Values. What takes its type from its surroundings gets it as {@code like}. */
final class ExpressionTranslator {
    private final Translation translation;
    private final OpenTranslator open;
    private final OperationTranslator operations;

    ExpressionTranslator(Translation translation) {
        this.translation = translation;
        this.open = new OpenTranslator(translation);
        this.operations = new OperationTranslator(translation, this);
    }

    /** The value in the form it has of its own. */
    Term term(Expression expression) {
        return term(expression, null);
    }

    /** The value, in the form of {@code like} where it has none of its own. */
    Term term(Expression expression, @Nullable Term like) {
        if (expression instanceof PathBase path) {
            return translation.paths().term(path);
        }
        if (expression instanceof Parameter parameter) {
            return open.parameter(parameter, like);
        }
        if (expression instanceof Literal literal) {
            return open.literal(literal.value(), like);
        }
        if (expression instanceof Null) {
            return open.nothing(like);
        }
        if (expression instanceof EntityType type) {
            return like instanceof Term.ClassOf classOf
                    ? classValue(classOf, type.entity())
                    : new Term.ClassLiteral(type.entity());
        }
        if (expression instanceof Negate negate) {
            Term.Value value = value(negate.term(), like);
            TypeCheck.of(Family.NUMBER, value, "A sign");
            return new Term.Value(new SqlExpression.Negate(value.sql()), value.type());
        }
        if (expression instanceof Condition condition) {
            return new Term.Value(translation.condition(condition), ValueTypes.require(Boolean.class));
        }
        if (expression instanceof Subquery subquery) {
            return translation.subqueries().scalar(subquery.query());
        }
        if (expression instanceof TypeOf type) {
            return typeOf(type, like);
        }
        if (expression instanceof IdOf id) {
            return idOf(id);
        }
        if (expression instanceof VersionOf version) {
            return versionOf(version);
        }
        if (expression instanceof IndexOf index) {
            return indexOf(index);
        }
        if (expression instanceof SizeOf size) {
            return translation.subqueries().size(size.collection());
        }
        if (expression instanceof Expression.ColumnOf column) {
            return translation.rows(column.rows()).term(column.index());
        }
        if (expression instanceof Expression.EntryOf) {
            throw new QueryTranslationException("ENTRY can only be selected: ask for KEY and VALUE elsewhere");
        }
        if (expression instanceof Typed typed) {
            return typed(typed, like);
        }
        return operations.translate(expression, like);
    }

    /** The surroundings tell the form where they have place for all values of the class. */
    private Term typed(Typed typed, @Nullable Term like) {
        ValueType<?> type = ValueTypes.of(typed.type());
        if (type == null || like != null && !(like instanceof Term.Value)) {
            return term(typed.term(), like);
        }
        Term.Value beside = like instanceof Term.Value value && Numerics.holds(value.type(), type) ? value : null;
        if (beside != null) {
            type = beside.type();
        }
        SqlExpression sql = value(typed.term(), new Term.Value(new SqlExpression.Literal(null), type))
                .sql();
        return new Term.Value(
                sql instanceof SqlExpression.Param param && beside == null
                        ? new SqlExpression.Typed(param, type.sqlType())
                        : sql,
                type);
    }

    /** A value of one column. */
    Term.Value value(Expression expression, @Nullable Term like) {
        Term term = term(expression, like);
        if (term instanceof Term.Value value) {
            return value;
        }
        if (term instanceof Term.Instance instance && instance.key().size() == 1) {
            return new Term.Value(
                    instance.key().get(0),
                    instance.entity().id().leaves().get(0).type());
        }
        throw new QueryTranslationException("A basic value must stand where the query has " + describe(term));
    }

    /** Values side by side: what has no type of its own takes that of the first that has one. */
    List<Term> together(List<? extends Expression> expressions, @Nullable Term like) {
        Term typed = like;
        for (Expression expression : expressions) {
            if (typed != null) {
                break;
            }
            if (!OpenTranslator.open(expression)) {
                typed = term(expression);
            }
        }
        if (typed == null) {
            for (Expression expression : expressions) {
                if (expression instanceof Literal literal) {
                    typed = open.literal(literal.value(), null);
                    break;
                }
            }
        }
        List<Term> terms = new ArrayList<>();
        for (Expression expression : expressions) {
            terms.add(term(expression, typed));
        }
        return terms;
    }

    static String describe(Term term) {
        if (term instanceof Term.Instance instance) {
            return "an instance of entity " + instance.entity().name();
        }
        if (term instanceof Term.Identity identity) {
            return "the identifier of entity " + identity.entity().name();
        }
        if (term instanceof Term.Embedded embedded) {
            return "an embedded " + embedded.embedded().javaType().getSimpleName();
        }
        if (term instanceof Term.Value value) {
            return "a value of " + value.type().javaType().getSimpleName();
        }
        return "an entity class";
    }

    private static Term classValue(Term.ClassOf classOf, EntityMapping entity) {
        EntityMapping known = classOf.group().mapping();
        if (!entity.isOrExtends(known) && !known.isOrExtends(entity)) {
            throw new QueryTranslationException(
                    "An instance of entity " + known.name() + " is never one of entity " + entity.name());
        }
        return new Term.Value(
                classOf.group().discriminatorValue(entity), OpenTranslator.discriminatorType(classOf.group()));
    }

    private Term typeOf(TypeOf type, @Nullable Term like) {
        if (type.term() instanceof Parameter parameter) {
            return open.parameter(parameter, like);
        }
        Occurrence occurrence = translation.paths().occurrence((PathBase) type.term());
        if (!(occurrence.domain() instanceof Domain.Entities)) {
            throw new QueryTranslationException(
                    "TYPE tells the class of an entity, but this is " + occurrence.domain());
        }
        return new Term.ClassOf(occurrence.requireGroup());
    }

    private Term idOf(IdOf id) {
        Path path = identifier(id);
        if (path != null) {
            return translation.paths().term(path);
        }
        Term.Instance instance = (Term.Instance) translation.paths().term(id.term());
        return new Term.Identity(instance.entity(), instance.key());
    }

    /** The attribute that is the identifier; null when several are. */
    static @Nullable Path identifier(IdOf id) {
        EntityMapping entity = entity(id.term(), "ID");
        return entity.id().kind() == Identifier.Kind.ID_CLASS
                ? null
                : Path.of(id.term(), entity.id().attributes().get(0));
    }

    private Term versionOf(VersionOf version) {
        EntityMapping entity = entity(version.term(), "VERSION");
        BasicAttribute attribute = entity.version();
        if (attribute == null) {
            throw new QueryTranslationException("Entity " + entity.name() + " has no version attribute");
        }
        return translation.paths().term(Path.of(version.term(), attribute));
    }

    private static EntityMapping entity(PathBase path, String function) {
        if (path.domain() instanceof Domain.Entities entities) {
            return entities.entity();
        }
        throw new QueryTranslationException(function + " is asked of entities, but this is " + path.domain());
    }

    private Term indexOf(IndexOf index) {
        Occurrence occurrence = translation.scope().find(index.variable());
        Occurrence.Via via = occurrence.via();
        if (via == null || !(via.attribute() instanceof PluralAttribute plural) || plural.orderColumn() == null) {
            throw new QueryTranslationException("INDEX(" + index.variable().name()
                    + ") needs a variable over a list with an order column: give it an @OrderColumn");
        }
        RelationshipJoin join = via.join();
        SqlExpression column =
                join != null ? join.column(plural.orderColumn()) : occurrence.column(plural.orderColumn());
        return new Term.Value(column, ValueTypes.require(Integer.class));
    }
}
