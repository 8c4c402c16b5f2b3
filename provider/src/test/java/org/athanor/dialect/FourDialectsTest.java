package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.Insert;
import org.athanor.sql.OrderItem;
import org.athanor.sql.RowLock;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.InParam;
import org.athanor.sql.SqlExpression.InQuery;
import org.athanor.sql.SqlExpression.Like;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.sql.SqlExpression.Param;
import org.athanor.sql.Statement;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.athanor.type.ValueTypes;
import org.junit.jupiter.api.Test;

/** What each of the other databases writes in its own way; that they understand it, the behaviour suites show. */
class FourDialectsTest {
    private final Dialect postgres = dialect("jdbc:postgresql:x");
    private final Dialect h2 = dialect("jdbc:h2:mem:x");
    private final Dialect maria = dialect("jdbc:mariadb://localhost/x");
    private final Dialect mysql = dialect("jdbc:mysql://localhost/x");

    private final Schema schema = new Schema();
    private final Table users = schema.table(null, null, new Name("users", false));
    private final Column id = users.addColumn(new Name("id", false), SqlType.BIGINT);
    private final Column order = users.addColumn(new Name("Order", false), SqlType.VARCHAR);

    private static Dialect dialect(String url) {
        return DialectChooser.of(FourDialectsTest.class.getClassLoader()).choose(DatabaseInfo.ofUrl(url, Map.of()));
    }

    private static ColumnRef u(Column column) {
        return new ColumnRef("u", column);
    }

    private Select select(SqlExpression where) {
        return Select.of(List.of(SelectItem.of(u(id))), List.of(new FromItem.TableRef(users, "u")), where);
    }

    private static String sql(Dialect dialect, Statement statement) {
        return dialect.render(statement, key -> 3).text();
    }

    private void renders(Statement statement, String onPostgres, String onH2, String onMaria, String onMysql) {
        assertThat(sql(postgres, statement)).isEqualTo(onPostgres);
        assertThat(sql(h2, statement)).isEqualTo(onH2);
        assertThat(sql(maria, statement)).isEqualTo(onMaria);
        assertThat(sql(mysql, statement)).isEqualTo(onMysql);
    }

    @Test
    void aReservedWordIsQuotedInTheCaseItHasWithoutQuotes() {
        assertThat(postgres.quoteIfNeeded(order.name())).isEqualTo("\"order\"");
        assertThat(h2.quoteIfNeeded(order.name())).isEqualTo("\"ORDER\"");
        assertThat(maria.quoteIfNeeded(order.name())).isEqualTo("`Order`");
        assertThat(postgres.quoteIfNeeded(Name.of("\"Order\""))).isEqualTo("\"Order\"");
    }

    @Test
    void aListIsOneParameterWhereThereAreArrays() {
        InParam in = new InParam(u(id), new Param("p", ValueTypes.require(Long.class)), false);
        String start = "select u.id from users u where u.id ";
        renders(select(in), start + "= any (?)", start + "= any (?)", start + "in (?, ?, ?)", start + "in (?, ?, ?)");
    }

    @Test
    void aLikeWithoutEscapeHasNone() {
        Like like = new Like(u(order), new Literal("a\\%"), null, false, false);
        assertThat(sql(postgres, select(like))).endsWith("where u.\"order\" like 'a\\%' escape ''");
        assertThat(sql(maria, select(like))).endsWith("where u.`Order` like 'a\\\\%' escape '\\0'");
    }

    @Test
    void identifiersOfNewRowsAreReadBackOrLeftToTheDriver() {
        Insert insert = new Insert(users, List.of(order), List.of(List.of(new Literal("x"))), List.of(id));
        assertThat(sql(postgres, insert)).isEqualTo("insert into users (\"order\") values ('x') returning id");
        Insert defaults = new Insert(users, List.of(), List.of(), List.of());
        assertThat(sql(maria, defaults)).isEqualTo("insert into users () values ()");
        assertThat(List.of(postgres, maria)).allMatch(d -> d.can(Capability.RETURNING));
        assertThat(List.of(h2, mysql))
                .allMatch(d -> !d.can(Capability.RETURNING) && d.can(Capability.GENERATED_KEYS_OF_MANY_ROWS));
    }

    @Test
    void rowsAreLocked() {
        String start = "select u.id from users u where u.id = 1";
        Select one = select(SqlExpression.eq(u(id), new Literal(1)));
        renders(
                one.withLock(new RowLock(RowLock.Mode.SHARE, -1)),
                start + " for share",
                start + " for update",
                start + " lock in share mode",
                start + " for share");
        renders(
                one.withLock(new RowLock(RowLock.Mode.UPDATE, 0)),
                start + " for update nowait",
                start + " for update nowait",
                start + " for update nowait",
                start + " for update nowait");
        renders(
                one.withLock(new RowLock(RowLock.Mode.UPDATE, 1500)),
                start + " for update",
                start + " for update wait 1.500",
                start + " for update wait 2",
                start + " for update");
        assertThat(List.of(postgres, mysql))
                .extracting(d -> d.locks().setWait(1500))
                .containsExactly("set local lock_timeout = 1500", "set innodb_lock_wait_timeout = 2");
    }

    @Test
    void aLockNamesTheTablesThatAlwaysHaveARow() {
        FromItem joined = new FromItem.Join(
                FromItem.JoinKind.LEFT,
                new FromItem.TableRef(users, "u"),
                new FromItem.TableRef(users, "v"),
                SqlExpression.eq(u(id), new ColumnRef("v", id)));
        Select select = Select.of(List.of(SelectItem.of(u(id))), List.of(joined), null)
                .withLock(new RowLock(RowLock.Mode.UPDATE, -2));
        assertThat(sql(postgres, select)).endsWith("on u.id = v.id for update of u skip locked");
        assertThat(sql(maria, select)).endsWith("on u.id = v.id for update skip locked");
    }

    @Test
    void anOffsetAloneAndThePlaceOfNulls() {
        Select page = select(SqlExpression.eq(new Literal(1), new Literal(1)))
                .withOrderBy(List.of(new OrderItem(u(order), false, true)))
                .withLimit(null, new Literal(5));
        assertThat(sql(postgres, page)).endsWith("order by u.\"order\" nulls first offset 5");
        assertThat(sql(mysql, page))
                .endsWith("order by case when u.`Order` is null then 0 else 1 end, u.`Order`"
                        + " limit 9223372036854775807 offset 5");
    }

    @Test
    void aDeleteThatReadsItsOwnTable() {
        Delete delete = new Delete(
                new FromItem.TableRef(users, "u"),
                new InQuery(new ColumnRef(null, id), select(SqlExpression.eq(u(order), new Literal("x"))), false));
        assertThat(sql(maria, delete))
                .isEqualTo("delete u from users as u where id in"
                        + " (select * from (select u.id from users u where u.`Order` = 'x') rows_)");
        assertThat(sql(postgres, delete))
                .isEqualTo("delete from users as u where id in (select u.id from users u where u.\"order\" = 'x')");
    }

    @Test
    void aDialectIsChosenByTheProductBeforeTheUrl() {
        DialectChooser chooser = DialectChooser.of(getClass().getClassLoader());
        assertThat(chooser.choose(DatabaseInfo.named("mysql", "jdbc:mariadb:x", Map.of()))
                        .name())
                .isEqualTo("MySQL");
        assertThat(chooser.choose(DatabaseInfo.named("PostgreSQL", "jdbc:proxy:x", Map.of()))
                        .name())
                .isEqualTo("PostgreSQL");
    }
}
