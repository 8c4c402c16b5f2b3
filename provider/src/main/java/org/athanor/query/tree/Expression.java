package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MapKey;

/** What has a value: an entity, an embedded or a basic one; a {@link Condition} has a truth value. */
public sealed interface Expression permits Condition, Expression.PathBase, Expression.Scalar {
    /** What a path may begin with. */
    sealed interface PathBase extends Expression permits VariableRef, Treat, Path, KeyOf {
        Domain domain();
    }

    /** What is neither a condition nor goes on as a path. */
    sealed interface Scalar extends Expression {}

    /** The value of a variable. */
    record VariableRef(Variable variable) implements PathBase {
        @Override
        public Domain domain() {
            return variable.domain();
        }
    }

    /** {@code term} seen as an instance of a subclass; it has no value when it is none. */
    record Treat(PathBase term, EntityMapping type) implements PathBase {
        @Override
        public Domain domain() {
            return new Domain.Entities(type);
        }
    }

    /** The attribute reached from {@code base}, a variable or a treated path, through the attributes in order. */
    record Path(PathBase base, List<Attribute> attributes) implements PathBase {
        public Path {
            attributes = List.copyOf(attributes);
        }

        /** {@code base} gone on by an attribute; a path is lengthened. */
        public static Path of(PathBase base, Attribute attribute) {
            if (base instanceof Path path) {
                List<Attribute> longer = new ArrayList<>(path.attributes());
                longer.add(attribute);
                return new Path(path.base(), longer);
            }
            return new Path(base, List.of(attribute));
        }

        /** The attribute the path ends with. */
        public Attribute last() {
            return attributes.get(attributes.size() - 1);
        }

        @Override
        public Domain domain() {
            return Domain.of(last());
        }
    }

    /** A value given at execution; named, or positional with {@code name} null. */
    record Parameter(@Nullable String name, int position) implements Scalar {
        public static Parameter named(String name) {
            return new Parameter(name, 0);
        }

        public static Parameter positional(int position) {
            return new Parameter(null, position);
        }

        @Override
        public String toString() {
            return name != null ? ":" + name : "?" + position;
        }
    }

    /** A value of the query itself: a text, number, truth value, enum constant, date, time or moment. */
    record Literal(Object value) implements Scalar {}

    record Null() implements Scalar {}

    /** The class of an entity. */
    record EntityType(EntityMapping entity) implements Scalar {}

    /** The class an instance (or a parameter) is of. */
    record TypeOf(Expression term) implements Scalar {}

    /** The identifier of an instance. */
    record IdOf(PathBase term) implements Scalar {}

    /** The version of an instance. */
    record VersionOf(PathBase term) implements Scalar {}

    /** The position in a list with an order column. */
    record IndexOf(Variable variable) implements Scalar {}

    /** The key of a map's entry, which is stored beside the value; {@code variable} ranges over the values. */
    record KeyOf(Variable variable, Attribute key) implements PathBase {
        /** The key of a map's entry; one that is an attribute of the value is a path. */
        public static Expression of(Variable variable, MapKey key) {
            VariableRef value = new VariableRef(variable);
            Attribute attribute = key.attribute();
            if (attribute == null) {
                return new IdOf(value);
            }
            return key.ofTarget() ? Path.of(value, attribute) : new KeyOf(variable, attribute);
        }

        @Override
        public Domain domain() {
            return Domain.of(key);
        }
    }

    /** The key and the value of a map's entry. */
    record EntryOf(Expression key, VariableRef value) implements Scalar {
        public static EntryOf of(Variable variable, MapKey key) {
            return new EntryOf(KeyOf.of(variable, key), new VariableRef(variable));
        }
    }

    /** The number of elements of a collection. */
    record SizeOf(Path collection) implements Scalar {}

    /** {@code first op operand op operand …}: operators of one precedence, from left to right. */
    record Arithmetic(Expression first, List<Operation> operations) implements Scalar {
        public Arithmetic {
            operations = List.copyOf(operations);
        }

        /** The left side gone on by an operation, where that is of the same precedence. */
        public static Arithmetic of(Expression left, ArithmeticOperator operator, Expression right) {
            List<Operation> operations = new ArrayList<>();
            Expression first = left;
            if (left instanceof Arithmetic arithmetic && arithmetic.sums() == operator.sums()) {
                first = arithmetic.first();
                operations.addAll(arithmetic.operations());
            }
            operations.add(new Operation(operator, right));
            return new Arithmetic(first, operations);
        }

        /** Whether it adds and subtracts; else it multiplies and divides. */
        public boolean sums() {
            return operations.get(0).operator().sums();
        }
    }

    /** One step of {@link Arithmetic}. */
    record Operation(ArithmeticOperator operator, Expression operand) {}

    record Negate(Expression term) implements Scalar {}

    /** {@code a || b || c}. */
    record Concat(List<Expression> terms) implements Scalar {
        public Concat {
            terms = List.copyOf(terms);
        }
    }

    /** A function of the specification. */
    record Call(BuiltIn function, List<Expression> arguments) implements Scalar {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function of the database, by its name. */
    record Invocation(String function, List<Expression> arguments) implements Scalar {
        public Invocation {
            arguments = List.copyOf(arguments);
        }
    }

    /** A part of a date, time or moment. */
    record Extract(DateField field, Expression term) implements Scalar {}

    record Cast(Expression term, Class<?> type) implements Scalar {}

    /** A parameter or a function of the database whose values are of that class, which the rest of the query may not tell. */
    record Typed(Expression term, Class<?> type) implements Scalar {}

    /** {@code character} null is a blank. */
    record Trim(TrimKind kind, @Nullable Expression character, Expression term) implements Scalar {}

    /** {@code argument} null counts the rows. */
    record Aggregate(
            AggregateFunction function,
            boolean distinct,
            @Nullable Expression argument) implements Scalar {}

    /** A function over the rows around each row: an aggregate, or a function of the database that is one of windows. */
    record Over(
            Expression function,
            List<Expression> partitionBy,
            List<Ordering> orderBy,
            @Nullable WindowFrame frame) implements Scalar {
        public Over {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** The result of the first branch whose condition holds. */
    record SearchedCase(List<Branch> branches, @Nullable Expression otherwise) implements Scalar {
        public SearchedCase {
            branches = List.copyOf(branches);
        }
    }

    /** The result of the first choice equal to the operand. */
    record SimpleCase(
            Expression operand,
            List<Choice> choices,
            @Nullable Expression otherwise) implements Scalar {
        public SimpleCase {
            choices = List.copyOf(choices);
        }
    }

    /** A branch of {@link SearchedCase}. */
    record Branch(Condition condition, Expression result) {}

    /** A choice of {@link SimpleCase}. */
    record Choice(Expression value, Expression result) {}

    record Coalesce(List<Expression> terms) implements Scalar {
        public Coalesce {
            terms = List.copyOf(terms);
        }
    }

    record NullIf(Expression term, Expression value) implements Scalar {}

    /** SQL as it is written, with expressions between its pieces; {@code texts} is one longer. */
    record Fragment(List<String> texts, List<Expression> expressions) implements Scalar {
        public Fragment {
            texts = List.copyOf(texts);
            expressions = List.copyOf(expressions);
        }
    }

    /** What the query behind a variable selects at that place, from 0. */
    record ColumnOf(Variable rows, int index) implements Scalar {}

    /** The only result of a query. */
    record Subquery(Query query) implements Scalar {}

    /** In an order: the item of the select list at that place, from 0. */
    record SelectedItem(int index) implements Scalar {}
}
