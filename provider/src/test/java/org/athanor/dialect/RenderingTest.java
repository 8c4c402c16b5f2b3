package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.schema.SchemaCreator;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.Insert;
import org.athanor.sql.OrderItem;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.And;
import org.athanor.sql.SqlExpression.Arithmetic;
import org.athanor.sql.SqlExpression.ArithmeticOperator;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.Comparison;
import org.athanor.sql.SqlExpression.ComparisonOperator;
import org.athanor.sql.SqlExpression.Constant;
import org.athanor.sql.SqlExpression.InParam;
import org.athanor.sql.SqlExpression.InValues;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.sql.SqlExpression.Not;
import org.athanor.sql.SqlExpression.Or;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.sql.SqlExpression.Row;
import org.athanor.sql.Statement;
import org.athanor.sql.Update;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcSession session = db.session();
    private final Schema schema = new Schema();
    private final Table users = schema.table(null, null, new Name("users", false));
    private final Column id = users.addColumn(new Name("id", false), SqlType.INTEGER);
    private final Column name = users.addColumn(new Name("name", false), SqlType.VARCHAR);
    private final Column order = users.addColumn(new Name("order", false), SqlType.INTEGER);
    private final ValueType<Integer> integer = ValueTypes.require(Integer.class);
    private final ValueType<String> text = ValueTypes.require(String.class);

    @BeforeEach
    void fill() {
        users.addPrimaryKey(id);
        new SchemaCreator(db.dialect).create(session, schema, List.of());
        session.execute("insert into users values (1, 'ed', 3), (2, 'Ed', null), (3, 'we_ndy%', 1), (4, 'x*[y]?', 2)");
    }

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private ColumnRef u(Column column) {
        return new ColumnRef("u", column);
    }

    private Select select(@Nullable SqlExpression where, SqlExpression... items) {
        List<SelectItem> selected = new ArrayList<>();
        for (SqlExpression item : items) {
            selected.add(SelectItem.of(item));
        }
        return Select.of(selected, List.of(new FromItem.TableRef(users, "u")), where);
    }

    private Param param(Object key) {
        return new Param(key, key instanceof String s && s.startsWith("t") ? text : integer);
    }

    private static Literal literal(Object value) {
        return new Literal(value);
    }

    private String sql(Statement statement) {
        return db.dialect.render(statement).text();
    }

    private String where(SqlExpression where) {
        String sql = sql(select(where, u(id)));
        return sql.substring(sql.indexOf(" where ") + 7);
    }

    /** Runs a query whose parameters are all fixed or in the map; gives the first column. */
    private List<Object> run(Statement statement, Map<Object, Object> values) {
        RenderedSql rendered = db.dialect.render(statement, key -> ((List<?>) values.get(key)).size());
        return session.query(
                rendered.text(),
                sink -> {
                    int index = 1;
                    for (Bind bind : rendered.binds()) {
                        sink.set(index++, value(bind, values), bind.codec());
                    }
                },
                rows -> {
                    List<Object> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.getObject(1));
                    }
                    return found;
                });
    }

    @Nullable
    private static Object value(Bind bind, Map<Object, Object> values) {
        if (bind instanceof Bind.Fixed fixed) {
            return fixed.canonical();
        }
        if (bind instanceof Bind.Slot slot) {
            return values.get(slot.key());
        }
        if (bind instanceof Bind.ListSlot slot) {
            return values.get(slot.key());
        }
        Bind.ListElement element = (Bind.ListElement) bind;
        return ((List<?>) values.get(element.key())).get(element.index());
    }

    private List<Object> ids(SqlExpression where, Map<Object, Object> values) {
        return run(select(where, u(id)).withOrderBy(List.of(OrderItem.ascending(u(id)))), values);
    }

    @Test
    void aPlainSelectReadsLikeOneWrittenByHand() {
        RenderedSql rendered = db.dialect.render(select(SqlExpression.eq(u(id), param(1)), u(id), u(name)));
        assertThat(rendered.text()).isEqualTo("select u.id, u.name from users u where u.id = ?");
        assertThat(rendered.binds()).hasSize(1).first().isInstanceOf(Bind.Slot.class);
    }

    @Test
    void reservedWordsAndOddNamesAreQuoted() {
        assertThat(sql(select(null, u(order)))).isEqualTo("select u.\"order\" from users u");
        assertThat(db.dialect.quoteIfNeeded(new Name("Table", false))).isEqualTo("\"Table\"");
        assertThat(db.dialect.quoteIfNeeded(new Name("two words", false))).isEqualTo("\"two words\"");
        assertThat(db.dialect.quoteIfNeeded(new Name("plain", true))).isEqualTo("\"plain\"");
        assertThat(db.dialect.quoteIfNeeded(new Name("say \"x\"", true))).isEqualTo("\"say \"\"x\"\"\"");
    }

    @Test
    void labelsComeWithAsAndTableAliasesWithout() {
        Select labelled = Select.of(
                List.of(new SelectItem(u(id), "a"), new SelectItem(u(name), "group")),
                List.of(new FromItem.TableRef(users, "u")),
                null);
        assertThat(sql(labelled)).isEqualTo("select u.id as a, u.name as \"group\" from users u");
    }

    @Test
    void parenthesesStandOnlyWhereTheyChangeTheMeaning() {
        SqlExpression a = SqlExpression.eq(u(id), literal(1));
        SqlExpression b = SqlExpression.eq(u(id), literal(2));
        assertThat(where(new Or(List.of(new And(List.of(a, b)), a)))).isEqualTo("u.id = 1 and u.id = 2 or u.id = 1");
        assertThat(where(new And(List.of(new Or(List.of(a, b)), a)))).isEqualTo("(u.id = 1 or u.id = 2) and u.id = 1");
        assertThat(where(new And(List.of(new Or(List.of(a)))))).isEqualTo("u.id = 1");
        assertThat(where(new Not(a))).isEqualTo("not (u.id = 1)");
        SqlExpression sum = new Arithmetic(ArithmeticOperator.ADD, u(id), literal(1));
        SqlExpression difference = new Arithmetic(ArithmeticOperator.SUBTRACT, u(id), sum);
        SqlExpression product = new Arithmetic(ArithmeticOperator.MULTIPLY, sum, u(order));
        assertThat(where(new Comparison(ComparisonOperator.GT, difference, product)))
                .isEqualTo("u.id - (u.id + 1) > (u.id + 1) * u.\"order\"");
        assertThat(where(SqlExpression.eq(
                        new SqlExpression.Negate(literal(-1)),
                        new SqlExpression.Negate(new SqlExpression.Negate(u(id))))))
                .isEqualTo("-(-1) = -(-u.id)");
        assertThat(where(new SqlExpression.IsNull(a, false))).isEqualTo("(u.id = 1) is null");
    }

    @Test
    void anEmptyListIsFalse() {
        assertThat(where(new InValues(u(id), List.of(), false))).isEqualTo("1 = 0");
        assertThat(where(new InValues(u(id), List.of(), true))).isEqualTo("1 = 1");
        assertThat(ids(new InParam(u(id), param("i"), false), Map.of("i", List.of())))
                .isEmpty();
        assertThat(ids(new InParam(u(id), param("i"), true), Map.of("i", List.of())))
                .hasSize(4);
    }

    @Test
    void aListParameterIsOneBindWhateverItsSize() {
        InParam in = new InParam(u(id), param("i"), false);
        assertThat(where(in)).isEqualTo("u.id in (select value from json_each(?))");
        assertThat(ids(in, Map.of("i", List.of(1, 3, 99)))).containsExactly(1, 3);
        assertThat(ids(new InParam(u(id), param("i"), true), Map.of("i", List.of(1, 3))))
                .containsExactly(2, 4);
    }

    @Test
    void aListOfTextsSurvivesQuotesAndControlCharacters() {
        List<String> odd = List.of("a\"b", "c\\d", "e\nf", "g\u0001h", "täxt \ud83d\ude00", "'", "1");
        session.execute("create table t (x varchar(20))");
        for (String value : odd) {
            session.update("insert into t values (?)", sink -> sink.set(1, value, db.dialect.codec(SqlType.VARCHAR)));
        }
        Table t = new Table(null, null, new Name("t", false));
        Column x = t.addColumn(new Name("x", false), SqlType.VARCHAR);
        Select select = Select.of(
                List.of(SelectItem.of(new ColumnRef("t", x))),
                List.of(new FromItem.TableRef(t, "t")),
                new InParam(new ColumnRef("t", x), new Param("l", text), false));
        assertThat(run(select, Map.of("l", odd))).containsExactlyElementsOf(new ArrayList<>(odd));
    }

    @Test
    void aListOfDecimalsIsExpandedAndNeedsItsSize() {
        Param decimals = new Param("d", ValueTypes.require(java.math.BigDecimal.class));
        InParam in = new InParam(u(id), decimals, false);
        assertThatThrownBy(() -> where(in)).isInstanceOf(IllegalStateException.class);
        assertThat(db.dialect.render(select(in, u(id)), key -> 2).text()).endsWith("u.id in (?, ?)");
        assertThat(db.dialect.render(select(in, u(id)), key -> 0).text()).endsWith("1 = 0");
        assertThat(ids(in, Map.of("d", List.of(new java.math.BigDecimal("1.00"), new java.math.BigDecimal("3")))))
                .containsExactly(1, 3);
    }

    @Test
    void aListUsesTheIndexOfItsColumn() {
        String sql = sql(select(new InParam(u(id), param("i"), false), u(id)));
        List<Object> plan = session.query(
                "explain query plan " + sql, sink -> sink.set(1, "[1]", db.dialect.codec(SqlType.VARCHAR)), rows -> {
                    List<Object> lines = new ArrayList<>();
                    while (rows.next()) {
                        lines.add(rows.getString(4));
                    }
                    return lines;
                });
        assertThat(plan.get(0).toString()).startsWith("SEARCH u");
    }

    @Test
    void rowsAreComparedAndLookedUpAsAWhole() {
        Row row = new Row(List.of(u(id), u(name)));
        Row one = new Row(List.of(new Constant(1, integer), new Constant("ed", text)));
        Row two = new Row(List.of(new Constant(2, integer), new Constant("no", text)));
        assertThat(where(new InValues(row, List.of(one, two), false)))
                .isEqualTo("(u.id, u.name) in (values (?, ?), (?, ?))");
        assertThat(ids(new InValues(row, List.of(one, two), false), Map.of())).containsExactly(1);
        assertThat(ids(SqlExpression.eq(row, one), Map.of())).containsExactly(1);
    }

    @Test
    void tenThousandTermsAreNoDepth() {
        for (boolean and : new boolean[] {true, false}) {
            List<SqlExpression> terms = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                terms.add(new Comparison(and ? ComparisonOperator.NE : ComparisonOperator.EQ, u(id), literal(i + 2)));
            }
            SqlExpression all = and ? new And(terms) : new Or(terms);
            assertThat(ids(all, Map.of())).isEqualTo(and ? List.of(1) : List.of(2, 3, 4));
        }
        List<SqlExpression> texts = Collections.nCopies(5_000, literal("x"));
        assertThat(run(select(SqlExpression.eq(u(id), literal(1)), new SqlExpression.Concat(texts)), Map.of()))
                .containsExactly("x".repeat(5_000));
    }

    @Test
    void nullsGoWhereTheyAreTold() {
        Select first = select(null, u(id)).withOrderBy(List.of(new OrderItem(u(order), false, true)));
        Select last = select(null, u(id)).withOrderBy(List.of(new OrderItem(u(order), true, false)));
        assertThat(sql(last)).endsWith("order by u.\"order\" desc nulls last");
        assertThat(run(first, Map.of())).containsExactly(2, 3, 4, 1);
        assertThat(run(last, Map.of())).containsExactly(1, 4, 3, 2);
    }

    @Test
    void anOffsetAloneNeedsALimit() {
        Select all = select(null, u(id)).withOrderBy(List.of(OrderItem.ascending(u(id))));
        assertThat(sql(all.withLimit(null, literal(2)))).endsWith(" limit -1 offset 2");
        assertThat(run(all.withLimit(null, new Constant(2, integer)), Map.of())).containsExactly(3, 4);
        assertThat(run(all.withLimit(literal(1), literal(2)), Map.of())).containsExactly(3);
    }

    @Test
    void joinsNest() {
        FromItem a = new FromItem.TableRef(users, "a");
        FromItem b = new FromItem.TableRef(users, "b");
        FromItem c = new FromItem.TableRef(users, "c");
        SqlExpression ab = SqlExpression.eq(new ColumnRef("a", id), new ColumnRef("b", id));
        SqlExpression bc = SqlExpression.eq(new ColumnRef("b", id), new ColumnRef("c", id));
        FromItem right =
                new FromItem.Join(FromItem.JoinKind.LEFT, a, new FromItem.Join(FromItem.JoinKind.INNER, b, c, bc), ab);
        FromItem left =
                new FromItem.Join(FromItem.JoinKind.LEFT, new FromItem.Join(FromItem.JoinKind.INNER, a, b, ab), c, bc);
        SelectItem item = SelectItem.of(new ColumnRef("a", id));
        assertThat(sql(Select.of(List.of(item), List.of(right), null)))
                .endsWith("from users a left join (users b join users c on b.id = c.id) on a.id = b.id");
        assertThat(sql(Select.of(List.of(item), List.of(left), null)))
                .endsWith("from users a join users b on a.id = b.id left join users c on b.id = c.id");
        assertThat(run(Select.of(List.of(item), List.of(right), null), Map.of()))
                .hasSize(4);
    }

    @Test
    void setOperationsAreGroupedWhereTheirOrderDemandsIt() {
        Select one = select(SqlExpression.eq(u(id), literal(1)), u(id));
        Select two = select(SqlExpression.eq(u(id), literal(2)), u(id));
        Select all = select(null, u(id));
        SetOperation union = new SetOperation(SetOperation.Kind.UNION, one, two, List.of(), null, null);
        SetOperation minus = new SetOperation(SetOperation.Kind.EXCEPT, all, union, List.of(), null, null);
        SetOperation limited = new SetOperation(
                SetOperation.Kind.UNION_ALL,
                all.withOrderBy(List.of(new OrderItem(u(id), true, null))).withLimit(literal(1), null),
                union,
                List.of(),
                null,
                null);
        assertThat(sql(minus)).contains(" except select * from (select ");
        assertThat(run(minus, Map.of())).containsExactly(3, 4);
        assertThat(run(limited, Map.of())).containsExactly(4, 1, 2);
        SetOperation exceptAll = new SetOperation(SetOperation.Kind.EXCEPT_ALL, one, two, List.of(), null, null);
        assertThat(sql(exceptAll))
                .contains("row_number() over (partition by rows_.c1_) as number_", ") rows_ except select rows_.c1_");
    }

    @Test
    void allAndAnyAreAskedWithExists() {
        Select orders = select(new SqlExpression.IsNull(u(order), true), u(order));
        SqlExpression x = new ColumnRef("x", order);
        for (boolean all : new boolean[] {true, false}) {
            Select query = Select.of(
                    List.of(SelectItem.of(new ColumnRef("x", id))),
                    List.of(new FromItem.TableRef(users, "x")),
                    new Comparison(ComparisonOperator.GE, x, new SqlExpression.Quantified(all, orders)));
            List<Object> expected = all ? List.of(1) : List.of(1, 3, 4);
            assertThat(run(query.withOrderBy(List.of(OrderItem.ascending(new ColumnRef("x", id)))), Map.of()))
                    .isEqualTo(expected);
        }
        Comparison any = new Comparison(ComparisonOperator.EQ, u(id), new SqlExpression.Quantified(false, orders));
        assertThat(where(any)).startsWith("u.id in (select ");
    }

    @Test
    void insertsUpdatesAndDeletes() {
        SqlExpression p = param(1);
        assertThat(sql(new Insert(users, List.of(id, order), List.of(List.of(p, p), List.of(p, p)), List.of(id))))
                .isEqualTo("insert into users (id, \"order\") values (?, ?), (?, ?) returning id");
        assertThat(sql(new Insert(users, List.of(), List.of(List.of()), List.of())))
                .isEqualTo("insert into users default values");
        Update.Assignment assignment = new Update.Assignment(name, new Param("t", text));
        ColumnRef plain = new ColumnRef(null, id);
        assertThat(sql(new Update(new FromItem.TableRef(users, null), List.of(assignment), SqlExpression.eq(plain, p))))
                .isEqualTo("update users set name = ? where id = ?");
        Update aliased =
                new Update(new FromItem.TableRef(users, "u"), List.of(assignment), SqlExpression.eq(u(id), literal(1)));
        assertThat(sql(aliased)).isEqualTo("update users as u set name = ? where u.id = 1");
        session.update(sql(aliased), sink -> sink.set(1, "new", db.dialect.codec(SqlType.VARCHAR)));
        assertThat(run(select(SqlExpression.eq(u(id), literal(1)), u(name)), Map.of()))
                .containsExactly("new");
        assertThat(session.update(
                        sql(new Delete(new FromItem.TableRef(users, "u"), SqlExpression.eq(u(id), literal(1)))),
                        Binder.NONE))
                .isEqualTo(1);
    }

    @Test
    void aFragmentKeepsItsTextAndIsGroupedAmongOthers() {
        SqlExpression fragment =
                new SqlExpression.Fragment(List.of("id < ", " or id = ", ""), List.of(param(1), param(2)));
        assertThat(where(fragment)).isEqualTo("id < ? or id = ?");
        assertThat(where(new And(List.of(fragment, SqlExpression.eq(u(id), literal(1))))))
                .isEqualTo("(id < ? or id = ?) and u.id = 1");
    }

    @Test
    void aConstantIsBoundInCanonicalForm() {
        RenderedSql rendered = db.dialect.render(select(SqlExpression.eq(u(id), new Constant(7, integer)), u(id)));
        assertThat(rendered.binds())
                .singleElement()
                .isInstanceOfSatisfying(
                        Bind.Fixed.class, fixed -> assertThat(fixed.canonical()).isEqualTo(7));
    }

    @Test
    void literalsAreQuoted() {
        assertThat(where(SqlExpression.eq(u(name), literal("it's")))).isEqualTo("u.name = 'it''s'");
        assertThat(ids(new Literal(true), Map.of())).hasSize(4);
    }
}
