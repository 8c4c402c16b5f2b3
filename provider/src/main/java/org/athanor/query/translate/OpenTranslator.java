package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.athanor.load.TableGroup;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.EntityType;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Negate;
import org.athanor.query.tree.Expression.Null;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Constant;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * What has no type of its own and takes that of what it stands beside: parameters, literals, NULL. An enum compared with a
 * text column becomes that text, a parameter compared with an instance is bound by its identifier.
 */
final class OpenTranslator {
    private final Translation translation;

    OpenTranslator(Translation translation) {
        this.translation = translation;
    }

    static boolean open(Expression expression) {
        return expression instanceof Parameter
                || expression instanceof Literal
                || expression instanceof Null
                || expression instanceof EntityType
                || expression instanceof Negate negate && open(negate.term());
    }

    /** A parameter in the shape of {@code like}. */
    Term parameter(Parameter parameter, @Nullable Term like) {
        if (like instanceof Term.Instance instance) {
            use(parameter, instance.entity().javaType());
            return new Term.Instance(
                    instance.entity(),
                    key(parameter, instance.entity(), i -> new ParameterPart.InstanceKey(instance.entity(), i)));
        }
        if (like instanceof Term.Identity identity) {
            use(parameter, identity.entity().id().javaType());
            return new Term.Identity(
                    identity.entity(),
                    key(parameter, identity.entity(), i -> new ParameterPart.Identity(identity.entity(), i)));
        }
        if (like instanceof Term.Embedded embedded) {
            use(parameter, embedded.embedded().javaType());
            List<Term.Part> parts = new ArrayList<>();
            for (Term.Part part : embedded.parts()) {
                ParameterPart slot = new ParameterPart.EmbeddedValue(embedded.embedded(), part.path());
                parts.add(new Term.Part(part.path(), param(parameter, slot, part.type()), part.type()));
            }
            return new Term.Embedded(embedded.embedded(), parts);
        }
        if (like instanceof Term.ClassOf classOf) {
            use(parameter, Class.class);
            ParameterPart.EntityClass values = classValues(classOf.group());
            ValueType<?> type = discriminatorType(classOf.group());
            return new Term.Value(param(parameter, values, type), type);
        }
        ValueType<?> type = like instanceof Term.Value value ? value.type() : UntypedValue.TYPE;
        use(parameter, type.javaType());
        return new Term.Value(param(parameter, ParameterPart.WHOLE, type), type);
    }

    private void use(Parameter parameter, Class<?> javaType) {
        translation.parameters().use(parameter, javaType, false);
    }

    static Param param(Parameter parameter, ParameterPart part, ValueType<?> type) {
        return new Param(new ParameterSlot(parameter, part), type);
    }

    private static List<SqlExpression> key(Parameter parameter, EntityMapping entity, IntFunction<ParameterPart> part) {
        List<SqlExpression> key = new ArrayList<>();
        List<Leaf> leaves = entity.id().leaves();
        for (int i = 0; i < leaves.size(); i++) {
            key.add(param(parameter, part.apply(i), leaves.get(i).type()));
        }
        return key;
    }

    /** What stands for each class of a hierarchy, in attribute form. */
    static ParameterPart.EntityClass classValues(TableGroup group) {
        Map<Class<?>, Object> values = new HashMap<>();
        for (EntityMapping each : group.mapping().root().hierarchy()) {
            if (!each.isAbstract()) {
                values.put(each.javaType(), discriminatorValue(group, each));
            }
        }
        return new ParameterPart.EntityClass(values);
    }

    static Object discriminatorValue(TableGroup group, EntityMapping type) {
        SqlExpression value = group.discriminatorValue(type);
        if (value instanceof SqlExpression.Literal literal && literal.value() != null) {
            return literal.value();
        }
        throw new QueryTranslationException("Entity " + type.name() + " has no discriminator value");
    }

    /** The type in which {@link #discriminatorValue} values are bound and read. */
    static ValueType<?> discriminatorType(TableGroup group) {
        for (EntityMapping each : group.mapping().root().hierarchy()) {
            if (!each.isAbstract()) {
                return ValueTypes.require(discriminatorValue(group, each).getClass());
            }
        }
        return ValueTypes.require(Integer.class);
    }

    Term nothing(@Nullable Term like) {
        if (like instanceof Term.Instance instance) {
            return new Term.Instance(instance.entity(), nulls(instance.key().size()));
        }
        if (like instanceof Term.Embedded embedded) {
            List<Term.Part> parts = new ArrayList<>();
            for (Term.Part part : embedded.parts()) {
                parts.add(new Term.Part(part.path(), new SqlExpression.Literal(null), part.type()));
            }
            return new Term.Embedded(embedded.embedded(), parts);
        }
        return new Term.Value(
                new SqlExpression.Literal(null), like instanceof Term.Value value ? value.type() : UntypedValue.TYPE);
    }

    private static List<SqlExpression> nulls(int count) {
        List<SqlExpression> nulls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nulls.add(new SqlExpression.Literal(null));
        }
        return nulls;
    }

    Term.Value literal(Object value, @Nullable Term like) {
        if (like instanceof Term.Value typed && typed.type() != UntypedValue.TYPE) {
            Object converted = Numerics.exactly(value, typed.type().javaType());
            if (converted != null) {
                return new Term.Value(written(converted, typed.type()), typed.type());
            }
            Object read = value instanceof String text ? read(text, typed.type()) : null;
            if (read != null) {
                return new Term.Value(written(read, typed.type()), typed.type());
            }
            Object fromTemporal = temporal(value, typed.type());
            if (fromTemporal != null) {
                return new Term.Value(new Constant(fromTemporal, typed.type()), typed.type());
            }
        }
        ValueType<?> type = value instanceof Enum<?> constant
                ? ValueTypes.enumOrdinal(constant.getDeclaringClass())
                : ValueTypes.require(value.getClass());
        return new Term.Value(written(value, type), type);
    }

    /** A text beside an enum, a date, a time or a UUID (not of the specification): what it names of that type. */
    private static @Nullable Object read(String text, ValueType<?> type) {
        Class<?> javaType = type.javaType();
        if (javaType.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : javaType.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw new QueryTranslationException(
                    "Enum " + javaType.getSimpleName() + " has no constant '" + text + "'; it has " + names);
        }
        try {
            if (javaType == UUID.class) {
                return UUID.fromString(text);
            }
            if (Family.of(javaType) != Family.TEMPORAL) {
                return null;
            }
            return switch (type.sqlType()) {
                case DATE -> type.fromCanonical(LocalDate.parse(text));
                case TIME -> type.fromCanonical(LocalTime.parse(text));
                case TIMESTAMP ->
                    type.fromCanonical(
                            text.length() > 10
                                    ? LocalDateTime.parse(text.replace(' ', 'T'))
                                    : LocalDate.parse(text).atStartOfDay());
                default -> null;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new QueryTranslationException("'" + text + "' is no " + javaType.getSimpleName());
        }
    }

    /** A date or moment of the query for an attribute of another class, where the database knows both as the same. */
    private static @Nullable Object temporal(Object value, ValueType<?> type) {
        Object canonical =
                value instanceof LocalDate date && type.sqlType() == SqlType.TIMESTAMP ? date.atStartOfDay() : value;
        if (value instanceof LocalDateTime moment && type.sqlType() == SqlType.DATE) {
            canonical = moment.toLocalDate();
        }
        boolean isTemporal = value instanceof java.time.temporal.Temporal;
        return isTemporal && type.sqlType().canonicalClass().isInstance(canonical)
                ? type.fromCanonical(canonical)
                : null;
    }

    /** Numbers, texts and truth values are written into the SQL, whatever the attribute makes of them; others are bound. */
    private static SqlExpression written(Object value, ValueType<?> type) {
        Object canonical = ValueTypes.canonical(type, value);
        boolean plain = canonical instanceof Integer
                || canonical instanceof Long
                || canonical instanceof Short
                || canonical instanceof Byte
                || canonical instanceof Boolean
                || canonical instanceof Double number && Double.isFinite(number)
                || canonical instanceof String text && text.indexOf('\\') < 0 && text.indexOf('\0') < 0;
        return plain ? new SqlExpression.Literal(canonical) : new Constant(value, type);
    }
}
