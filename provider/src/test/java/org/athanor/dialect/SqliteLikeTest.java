package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.schema.SchemaCreator;
import org.athanor.sql.FromItem;
import org.athanor.sql.OrderItem;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.Constant;
import org.athanor.sql.SqlExpression.Like;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;
import org.junit.jupiter.api.Test;

class SqliteLikeTest {
    private static final Map<String, String> PLAIN = Map.of();
    private static final Map<String, String> CASE_SENSITIVE = Map.of("athanor.sqlite.case-sensitive-like", "true");

    private final Schema schema = new Schema();
    private final Table users = schema.table(null, null, new Name("users", false));
    private final Column id = users.addColumn(new Name("id", false), SqlType.INTEGER);
    private final Column name = users.addColumn(new Name("name", false), SqlType.VARCHAR);
    private final ValueType<String> text = ValueTypes.require(String.class);

    SqliteLikeTest() {
        users.addPrimaryKey(id);
    }

    private Like like(SqlExpression pattern, SqlExpression escape, boolean ignoreCase) {
        return new Like(new ColumnRef("u", name), pattern, escape, ignoreCase, false);
    }

    private Like like(String pattern) {
        return like(new Constant(pattern, text), null, false);
    }

    private Select select(Like where) {
        ColumnRef key = new ColumnRef("u", id);
        return Select.of(List.of(SelectItem.of(key)), List.of(new FromItem.TableRef(users, "u")), where)
                .withOrderBy(List.of(OrderItem.ascending(key)));
    }

    /** The ids of the rows found, with {@code values} for the parameters. */
    private List<Integer> ids(Map<String, String> settings, Like where, Map<Object, Object> values) {
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite::memory:", settings, false);
                JdbcSession session = db.session()) {
            new SchemaCreator(db.dialect).create(session, schema, List.of());
            session.execute("insert into users values (1, 'ed'), (2, 'Ed'), (3, 'we_ndy%'), (4, 'x*[y]?')");
            RenderedSql rendered = db.dialect.render(select(where));
            return session.query(
                    rendered.text(),
                    sink -> {
                        int index = 1;
                        for (Bind bind : rendered.binds()) {
                            Object value = bind instanceof Bind.Slot slot
                                    ? values.get(slot.key())
                                    : ((Bind.Fixed) bind).canonical();
                            sink.set(index++, value, bind.codec());
                        }
                    },
                    rows -> {
                        List<Integer> found = new ArrayList<>();
                        while (rows.next()) {
                            found.add(rows.getInt(1));
                        }
                        return found;
                    });
        }
    }

    private String sql(Map<String, String> settings, Like where) {
        try (SqliteDatabase db = new SqliteDatabase("jdbc:sqlite::memory:", settings, false)) {
            String sql = db.dialect.render(select(where)).text();
            return sql.substring(sql.indexOf(" where ") + 7, sql.indexOf(" order by"));
        }
    }

    @Test
    void likeIsSqlitesOwnWhichTakesNoNoticeOfTheCaseOfAsciiLetters() {
        assertThat(sql(PLAIN, like("e%"))).isEqualTo("u.name like ?");
        assertThat(ids(PLAIN, like("e%"), Map.of())).containsExactly(1, 2);
        assertThat(ids(PLAIN, like(new Constant("e%", text), null, true), Map.of()))
                .containsExactly(1, 2);
        assertThat(ids(PLAIN, like(new Constant("we\\_%", text), new Literal("\\"), false), Map.of()))
                .containsExactly(3);
    }

    @Test
    void likeMindsTheCaseWhereTheSettingSaysSo() {
        assertThat(sql(CASE_SENSITIVE, like("e%"))).isEqualTo("u.name glob ?");
        assertThat(ids(CASE_SENSITIVE, like("e%"), Map.of())).containsExactly(1);
        assertThat(ids(CASE_SENSITIVE, like(new Constant("e%", text), null, true), Map.of()))
                .containsExactly(1, 2);
    }

    @Test
    void aCaseSensitiveLikeTakesEscapedAndForeignWildcardsLiterally() {
        List<Supplier<SqlExpression>> patterns = List.of(
                () -> new Param("t", text),
                () -> new SqlExpression.Function("concat", false, List.of(new Param("t", text), new Literal(""))));
        for (Supplier<SqlExpression> pattern : patterns) {
            for (SqlExpression escape : List.of(new Literal("\\"), new Constant("\\", text), new Param("e", text))) {
                Like like = like(pattern.get(), escape, false);
                assertThat(ids(CASE_SENSITIVE, like, Map.of("t", "we\\_%\\%", "e", "\\")))
                        .containsExactly(3);
                assertThat(ids(CASE_SENSITIVE, like, Map.of("t", "w_n%", "e", "\\")))
                        .isEmpty();
                assertThat(ids(CASE_SENSITIVE, like, Map.of("t", "x*[%", "e", "\\")))
                        .containsExactly(4);
                assertThat(ids(CASE_SENSITIVE, like, Map.of("t", "?*", "e", "\\")))
                        .isEmpty();
            }
            assertThat(ids(CASE_SENSITIVE, like(pattern.get(), null, false), Map.of("t", "%[_]%")))
                    .containsExactly(4);
        }
    }
}
