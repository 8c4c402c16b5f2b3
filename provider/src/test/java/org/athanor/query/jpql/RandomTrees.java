package org.athanor.query.jpql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.Shop;
import org.athanor.query.tree.AggregateFunction;
import org.athanor.query.tree.ArithmeticOperator;
import org.athanor.query.tree.BuiltIn;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.DateField;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.TrimKind;
import org.athanor.query.tree.UpdateQuery;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.WindowFrame;

/** Makes random well-typed queries over the shop, in the form that the parser gives: nothing negated twice, chains flat. */
final class RandomTrees {
    private final Mappings mappings;
    private final Random random;
    private final List<Variable> variables = new ArrayList<>();
    private int names;

    RandomTrees(Mappings mappings, long seed) {
        this.mappings = mappings;
        this.random = new Random(seed);
    }

    Statement statement() {
        return switch (random.nextInt(10)) {
            case 0 -> update();
            case 1 ->
                within(() -> {
                    Source.Range target = range("Customer");
                    return new DeleteQuery(target, chance(3) ? null : condition(2));
                });
            case 2 -> set();
            case 3 -> new LimitedQuery(select(2), null, new Literal(5));
            default -> select(3);
        };
    }

    private <T> T within(Supplier<T> work) {
        int before = variables.size();
        T made = work.get();
        while (variables.size() > before) {
            variables.remove(variables.size() - 1);
        }
        return made;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    private <T> T one(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    private <T> T of(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Variable variable(Domain domain) {
        Variable variable = new Variable("v" + ++names, domain);
        variables.add(variable);
        return variable;
    }

    private Source.Range range(String name) {
        EntityMapping entity = mappings.find(name);
        return new Source.Range(variable(new Domain.Entities(entity)), entity);
    }

    private UpdateQuery update() {
        return within(() -> {
            Source.Range target = range("Customer");
            List<UpdateQuery.Assignment> assignments = new ArrayList<>();
            assignments.add(new UpdateQuery.Assignment(path(target.variable(), "age"), number(0)));
            assignments.add(new UpdateQuery.Assignment(path(target.variable(), "name"), text(0)));
            return new UpdateQuery(target, assignments, chance(3) ? null : condition(2));
        });
    }

    private SetQuery set() {
        Query left = within(() -> values(2, false));
        Query right = within(() -> values(2, false));
        List<Ordering> order =
                chance(2) ? List.of() : List.of(new Ordering(new Expression.SelectedItem(0), true, null));
        return new SetQuery(of(SetQuery.Operator.values()), chance(2), left, right, order);
    }

    private SelectQuery select(int depth) {
        return within(() -> values(depth, true));
    }

    private SelectQuery values(int depth, boolean ordered) {
        List<Source> from = new ArrayList<>();
        from.add(range("Customer"));
        Variable root = from.get(0).variable();
        if (chance(2)) {
            from.add(join(root, "orders", depth));
        }
        if (chance(3)) {
            from.add(join(root, "invitedBy", depth));
        }
        if (chance(4)) {
            EntityMapping product = mappings.find("Product");
            Variable joined = variable(new Domain.Entities(product));
            from.add(new Source.EntityJoin(chance(2), joined, product, condition(1)));
        }
        boolean grouped = ordered && chance(4);
        List<Selection> items = new ArrayList<>();
        items.add(new Selection.Value(grouped ? aggregate() : text(depth), "r0"));
        items.add(new Selection.Value(grouped ? path(root, "age") : number(depth), chance(2) ? null : "r1"));
        Condition where = chance(4) ? null : condition(depth);
        List<Expression> groupBy = grouped ? List.of(path(root, "age")) : List.of();
        Condition having = grouped && chance(2)
                ? new Condition.Comparison(of(ComparisonOperator.values()), aggregate(), number(1))
                : null;
        List<Ordering> order = new ArrayList<>();
        if (ordered && chance(2)) {
            order.add(new Ordering(new Expression.SelectedItem(0), chance(2), chance(2) ? null : chance(2)));
            order.add(new Ordering(path(root, "name"), chance(2), null));
        }
        return new SelectQuery(chance(5), items, from, where, groupBy, having, order);
    }

    private Source join(Variable root, String attribute, int depth) {
        Path path = path(root, attribute);
        Variable joined = variable(path.domain());
        return new Source.PathJoin(chance(2), joined, path, null, false, chance(3) ? condition(depth - 1) : null);
    }

    private static Path path(Variable variable, String... names) {
        Expression.PathBase at = new VariableRef(variable);
        for (String name : names) {
            Attribute attribute = at.domain().attribute(name);
            at = Path.of(at, attribute);
        }
        return (Path) at;
    }

    private Variable customer() {
        List<Variable> found = variables.stream()
                .filter(each -> each.domain() instanceof Domain.Entities entities
                        && entities.entity().name().equals("Customer"))
                .toList();
        return found.get(random.nextInt(found.size()));
    }

    Condition condition(int depth) {
        if (depth <= 0) {
            return predicate(0);
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.And(terms(depth, Condition.And.class));
            case 1 -> new Condition.Or(terms(depth, Condition.Or.class));
            case 2 -> {
                Condition term = condition(depth - 1);
                yield term instanceof Condition.Not || term instanceof Condition.Exists
                        ? term
                        : new Condition.Not(term);
            }
            default -> predicate(depth);
        };
    }

    private List<Condition> terms(int depth, Class<?> flat) {
        List<Condition> terms = new ArrayList<>();
        while (terms.size() < 2 + random.nextInt(3)) {
            Condition term = condition(depth - 1);
            if (!flat.isInstance(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    private Condition predicate(int depth) {
        boolean negated = chance(2);
        return one(
                () -> new Condition.Comparison(of(ComparisonOperator.values()), number(depth), number(depth)),
                () -> new Condition.Comparison(of(ComparisonOperator.values()), text(depth), text(depth)),
                () -> new Condition.Comparison(
                        ComparisonOperator.EQ, path(customer(), "active"), new Literal(random.nextBoolean())),
                () -> new Condition.Comparison(
                        ComparisonOperator.NE, path(customer(), "invitedBy"), new VariableRef(customer())),
                () -> new Condition.Holds(path(customer(), "active")),
                () -> new Condition.Between(number(depth), number(depth), number(depth), negated),
                () -> new Condition.Like(text(depth), text(0), chance(2) ? null : new Literal("!"), chance(2), negated),
                () -> new Condition.InList(number(depth), List.of(literal(), literal()), negated),
                () -> new Condition.InParameter(path(customer(), "id"), Parameter.named("ids"), negated),
                () -> new Condition.IsNull(text(depth), negated),
                () -> new Condition.IsEmpty(path(customer(), "orders"), negated),
                () -> new Condition.MemberOf(Parameter.named("order"), path(customer(), "orders"), negated),
                () -> new Condition.Exists(subquery(depth), negated),
                () -> new Condition.InQuery(number(depth), numbers(depth), negated),
                () -> new Condition.QuantifiedComparison(
                        of(ComparisonOperator.values()), number(depth), chance(2), numbers(depth)));
    }

    private Query subquery(int depth) {
        Variable outer = customer();
        return within(() -> {
            Path path = path(outer, "orders");
            Variable inner = variable(path.domain());
            return new SelectQuery(
                    false,
                    List.of(new Selection.Value(new VariableRef(inner), null)),
                    List.of(new Source.Derived(inner, path)),
                    condition(depth - 1),
                    List.of(),
                    null,
                    List.of());
        });
    }

    private Query numbers(int depth) {
        return within(() -> {
            Source.Range range = range("Customer");
            return new SelectQuery(
                    chance(4),
                    List.of(new Selection.Value(number(depth - 1), null)),
                    List.of(range),
                    chance(2) ? null : condition(depth - 1),
                    List.of(),
                    null,
                    List.of());
        });
    }

    private Literal literal() {
        return new Literal(one(
                () -> random.nextInt(1000),
                () -> 10_000_000_000L + random.nextInt(1000),
                () -> (long) random.nextInt(9),
                () -> random.nextInt(100) / 8.0,
                () -> random.nextInt(100) / 8.0f,
                () -> new BigDecimal(random.nextInt(1000)).movePointLeft(2),
                () -> BigInteger.valueOf(random.nextInt(1000))));
    }

    private Expression aggregate() {
        Variable customer = customer();
        return one(
                () -> new Expression.Aggregate(AggregateFunction.COUNT, false, null),
                () -> new Expression.Aggregate(AggregateFunction.COUNT, chance(2), new VariableRef(customer)),
                () -> new Expression.Aggregate(of(AggregateFunction.values()), chance(3), path(customer, "age")));
    }

    Expression number(int depth) {
        if (depth <= 0) {
            return one(this::literal, () -> path(customer(), "age"), () -> path(customer(), "id"));
        }
        int less = depth - 1;
        return one(
                this::literal,
                () -> path(customer(), "invitedBy", "age"),
                () -> new Expression.Negate(path(customer(), "age")),
                () -> new Expression.Arithmetic(
                        number(less),
                        List.of(
                                new Expression.Operation(
                                        chance(2) ? ArithmeticOperator.ADD : ArithmeticOperator.SUBTRACT, number(less)),
                                new Expression.Operation(ArithmeticOperator.ADD, number(less)))),
                () -> new Expression.Arithmetic(
                        number(less),
                        List.of(new Expression.Operation(
                                chance(2) ? ArithmeticOperator.MULTIPLY : ArithmeticOperator.DIVIDE, number(less)))),
                () -> new Expression.Call(BuiltIn.LENGTH, List.of(text(less))),
                () -> new Expression.Call(BuiltIn.LOCATE, List.of(text(0), text(less))),
                () -> new Expression.Call(BuiltIn.MOD, List.of(path(customer(), "age"), new Literal(3))),
                () -> new Expression.Call(
                        of(new BuiltIn[] {BuiltIn.ABS, BuiltIn.FLOOR, BuiltIn.CEILING, BuiltIn.SIGN}),
                        List.of(number(less))),
                () -> new Expression.SizeOf(path(customer(), "orders")),
                () -> new Expression.Extract(
                        of(new DateField[] {DateField.YEAR, DateField.MONTH, DateField.DAY}), date()),
                () -> new Expression.Cast(text(less), Integer.class),
                () -> new Expression.Coalesce(List.of(number(less), number(less))),
                () -> new Expression.NullIf(number(less), number(less)),
                () -> new Expression.SearchedCase(
                        List.of(new Expression.Branch(condition(less), number(less))), number(less)),
                () -> new Expression.VersionOf(new VariableRef(customer())),
                () -> new Expression.IdOf(new VariableRef(customer())),
                () -> new Expression.Subquery(numbers(less)),
                () -> new Expression.Over(
                        new Expression.Invocation("row_number", List.of()),
                        chance(2) ? List.of() : List.of(path(customer(), "age")),
                        List.of(new Ordering(path(customer(), "name"), chance(2), null)),
                        chance(2) ? null : new WindowFrame(WindowFrame.Unit.ROWS, chance(2) ? null : -2, 0)));
    }

    private Expression date() {
        return one(
                () -> new Expression.Call(BuiltIn.LOCAL_DATE, List.of()),
                () -> new Literal(LocalDate.of(2000 + random.nextInt(30), 1 + random.nextInt(12), 5)),
                () -> new Literal(LocalDateTime.of(2020, 2, 29, random.nextInt(24), 30, 15)));
    }

    Expression text(int depth) {
        if (depth <= 0) {
            return one(
                    () -> new Literal("it's"),
                    () -> new Literal(""),
                    () -> path(customer(), "name"),
                    () -> path(customer(), "address", "city"));
        }
        int less = depth - 1;
        return one(
                () -> path(customer(), "name"),
                () -> Parameter.named("text"),
                () -> new Expression.Concat(List.of(text(less), text(less), text(less))),
                () -> new Expression.Call(chance(2) ? BuiltIn.LOWER : BuiltIn.UPPER, List.of(text(less))),
                () -> new Expression.Call(BuiltIn.SUBSTRING, List.of(text(less), new Literal(1), new Literal(2))),
                () -> new Expression.Call(BuiltIn.REPLACE, List.of(text(less), text(0), text(0))),
                () -> new Expression.Call(
                        chance(2) ? BuiltIn.LEFT : BuiltIn.RIGHT, List.of(text(less), new Literal(2))),
                () -> new Expression.Trim(of(TrimKind.values()), chance(2) ? null : new Literal("x"), text(less)),
                () -> new Expression.Cast(number(less), String.class),
                () -> new Expression.Invocation("quote", List.of(text(less))),
                () -> new Expression.SimpleCase(
                        path(customer(), "age"), List.of(new Expression.Choice(new Literal(3), text(less))), text(0)),
                () -> new Expression.SearchedCase(
                        List.of(
                                new Expression.Branch(condition(less), text(0)),
                                new Expression.Branch(
                                        new Condition.Comparison(
                                                ComparisonOperator.EQ,
                                                new Literal(Shop.Status.PAID),
                                                Parameter.named("status")),
                                        text(0)),
                                new Expression.Branch(
                                        new Condition.Comparison(
                                                ComparisonOperator.LT,
                                                new Literal(LocalTime.of(12, random.nextInt(60))),
                                                new Expression.Call(BuiltIn.LOCAL_TIME, List.of())),
                                        text(0))),
                        null));
    }
}
