package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Alias.aliased;
import static org.athanor.expression.Expressions.and;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.not;
import static org.athanor.expression.Expressions.or;
import static org.athanor.expression.Expressions.text;

import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Tuple;
import org.athanor.behaviour.oracle.Tutorial.User;
import org.athanor.behaviour.oracle.Tutorial.User_;
import org.athanor.expression.Predicate;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorial's questions about one entity. Tables go by the first letter of the entity. */
class QueryTutorialTest {
    private static final String COLUMNS = "u.id, u.name, u.fullname, u.password";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Tutorial.unit());
    final Session session = Tutorial.sessions(unit).open();

    @BeforeEach
    void rows() {
        Tutorial.users(unit);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void asks(Runnable question, String... sql) {
        unit.statements().during(question::run).areExactly(sql);
    }

    @Test
    @DisplayName("T15 entities are iterated in the order asked for")
    void entitiesAreIterated() {
        List<String> names = new ArrayList<>();
        asks(
                () -> {
                    for (User user : session.query(User.class).orderBy(User_.id)) {
                        names.add(user.name);
                    }
                },
                "select " + COLUMNS + " from users u order by u.id");
        assertThat(names).containsExactly("ed", "wendy", "mary", "fred");
    }

    @Test
    @DisplayName("T15 columns come as tuples, read by attribute, name, place and class")
    void columnsComeAsTuples() {
        List<Tuple> rows = new ArrayList<>();
        asks(
                () -> session.query(User_.name, User_.fullname).forEach(rows::add),
                "select u.name, u.fullname from users u");
        assertThat(rows.get(0).get(User_.name)).isEqualTo("ed");
        assertThat(rows.get(0).get("fullname")).isEqualTo("Ed Jones");
        assertThat(rows.get(0).get(1, String.class)).isEqualTo("Ed Jones");

        rows.clear();
        asks(
                () -> session.query(User.class, User_.name).forEach(rows::add),
                "select " + COLUMNS + ", u.name from users u");
        assertThat(rows.get(1).get(User.class).name).isEqualTo("wendy");
        assertThat(rows.get(1).get("User")).isSameAs(session.get(User.class, 2));
        assertThat(rows.get(1).get("name")).isEqualTo("wendy");
    }

    @Test
    @DisplayName("T15 a label names an item, an alias an entity")
    void labelsAndAliases() {
        assertThat(session.query(User_.name.label("name_label"), User_.id)
                        .all()
                        .get(0)
                        .get("name_label"))
                .isEqualTo("ed");
        Alias<User> alias = aliased(User.class, "user_alias");
        List<Tuple> rows = new ArrayList<>();
        asks(
                () -> rows.addAll(session.query(alias, alias.get(User_.name)).all()),
                "select user_alias.id, user_alias.name, user_alias.fullname, user_alias.password, user_alias.name"
                        + " from users user_alias");
        assertThat(rows.get(0).get("user_alias")).isSameAs(rows.get(0).get(alias));
        assertThat(rows.get(0).get(alias.get(User_.name))).isEqualTo("ed");
    }

    @Test
    @DisplayName("T15 a slice is a limit and an offset")
    void aSlice() {
        List<User> users = new ArrayList<>();
        asks(
                () -> users.addAll(
                        session.query(User.class).orderBy(User_.id).slice(1, 3).all()),
                "select " + COLUMNS + " from users u order by u.id limit ? offset ?");
        assertThat(users).hasToString("[wendy, mary]");
    }

    @Test
    @DisplayName("T15 filterBy and filter, several of which are ANDed")
    void filters() {
        Query<String> names = session.query(User_.name);
        asks(
                () -> assertThat(names.filterBy("fullname", "Ed Jones").all()).containsExactly("ed"),
                "select u.name from users u where u.fullname = ?");
        asks(
                () -> assertThat(names.filterBy(User_.fullname, "Ed Jones").all())
                        .containsExactly("ed"),
                "select u.name from users u where u.fullname = ?");
        asks(
                () -> assertThat(names.filter(User_.fullname.eq("Ed Jones")).all())
                        .containsExactly("ed"),
                "select u.name from users u where u.fullname = ?");
        asks(
                () -> assertThat(session.query(User.class)
                                .filter(User_.name.eq("ed"))
                                .filter(User_.fullname.eq("Ed Jones"))
                                .all())
                        .hasToString("[ed]"),
                "select " + COLUMNS + " from users u where u.name = ? and u.fullname = ?");
    }

    private void names(Predicate condition, String sql, String... expected) {
        asks(
                () -> assertThat(session.query(User_.name).filter(condition).all())
                        .containsExactly(expected),
                "select u.name from users u where " + sql);
    }

    @Test
    @DisplayName("T16 the common filter operators")
    void operators() {
        names(User_.name.eq("ed"), "u.name = ?", "ed");
        names(User_.name.ne("ed"), "u.name <> ?", "wendy", "mary", "fred");
        names(User_.name.ilike("%ED%"), "u.name like ?", "ed", "fred");
        names(User_.name.in("ed", "wendy", "jack"), "u.name in (select value from json_each(?))", "ed", "wendy");
        names(
                not(User_.name.in("ed", "wendy", "jack")),
                "u.name not in (select value from json_each(?))",
                "mary",
                "fred");
        names(User_.name.isNull(), "u.name is null");
        names(User_.name.eq((String) null), "u.name is null");
        names(User_.name.ne((String) null), "u.name is not null", "ed", "wendy", "mary", "fred");
        names(User_.name.isNotNull(), "u.name is not null", "ed", "wendy", "mary", "fred");
        names(and(User_.name.eq("ed"), User_.fullname.eq("Ed Jones")), "u.name = ? and u.fullname = ?", "ed");
        names(or(User_.name.eq("ed"), User_.name.eq("wendy")), "u.name = ? or u.name = ?", "ed", "wendy");
    }

    @Test
    @DisplayName("T16 LIKE, and IN a query")
    void likeAndInAQuery() {
        Query<String> eds = session.query(User_.name).filter(User_.name.like("%ed%"));
        assertThat(eds.all()).containsExactly("ed", "fred");
        assertThat(session.query(User_.name).filter(User_.name.in(eds)).all()).containsExactly("ed", "fred");
        unit.statements()
                .during(() ->
                        session.query(User_.name).filter(User_.name.in(eds)).all())
                .contain("from users u where u.name in (select u1.name from users u1 where");
    }

    @Test
    @DisplayName("T16 MATCH needs a full-text table on SQLite; the session goes on after the refusal")
    @RunsOn(value = DatabaseKind.SQLITE, because = "the others have no such operator, or end the transaction")
    void matchIsRefusedBySqlite() {
        Query<String> query = session.query(User_.name);
        assertThatThrownBy(() -> query.filter(User_.name.match("wendy")).all())
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("MATCH");
        assertThat(query.count()).isEqualTo(4);
    }

    @Test
    @DisplayName("T16 MATCH is the full-text search of the others")
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "SQLite matches in full-text tables only")
    void matchFindsWords() {
        if (DatabaseKind.current() == DatabaseKind.MARIADB) {
            unit.sql("alter table users add fulltext index (name)");
        }
        assertThat(session.query(User_.name).filter(User_.name.match("wendy")).all())
                .containsExactly("wendy");
    }

    @Test
    @DisplayName("T17 all, first, one, oneOrNone and scalar")
    void listsAndScalars() {
        Query<User> query =
                session.query(User.class).filter(User_.name.like("%ed")).orderBy(User_.id);
        assertThat(query.all()).hasToString("[ed, fred]");
        unit.statements()
                .during(() -> assertThat(query.first()).hasToString("ed"))
                .areCounted(1)
                .contain("order by u.id limit ?");
        assertThatThrownBy(query::one)
                .isInstanceOf(NonUniqueResultException.class)
                .hasMessageContaining("2 results");
        assertThatThrownBy(() -> query.filter(User_.id.eq(99)).one()).isInstanceOf(NoResultException.class);
        assertThat(query.filter(User_.id.eq(99)).oneOrNone()).isNull();
        assertThatThrownBy(query::oneOrNone).isInstanceOf(NonUniqueResultException.class);
        asks(
                () -> assertThat(session.query(User_.id)
                                .filter(User_.name.eq("ed"))
                                .orderBy(User_.id)
                                .scalar())
                        .isEqualTo(1),
                "select u.id from users u where u.name = ? order by u.id");
    }

    @Test
    @DisplayName("T18 text in filters and orders, with parameters")
    void textInFilters() {
        asks(
                () -> assertThat(session.query(User.class)
                                .filter(text("id<224"))
                                .orderBy(text("id"))
                                .all())
                        .hasSize(4),
                "select " + COLUMNS + " from users u where id<224 order by id");
        asks(
                () -> assertThat(session.query(User.class)
                                .filter(text("id<:value and name=:name"))
                                .params("value", 224)
                                .params("name", "fred")
                                .orderBy(User_.id)
                                .one())
                        .hasToString("fred"),
                "select " + COLUMNS + " from users u where id<? and name=? order by u.id");
    }

    @Test
    void textKeepsTogetherBesideOtherConditions() {
        asks(
                () -> assertThat(session.query(User_.name)
                                .filter(User_.id.lt(3), text("u.name = 'ed' or u.name = 'fred'"))
                                .all())
                        .containsExactly("ed"),
                "select u.name from users u where u.id < ? and (u.name = 'ed' or u.name = 'fred')");
    }

    @Test
    @DisplayName("T18 a whole statement, its columns matched by name or by position")
    void wholeStatements() {
        asks(
                () -> assertThat(session.query(User.class)
                                .fromStatement(text("SELECT * FROM users where name=:name"))
                                .params("name", "ed")
                                .all())
                        .hasToString("[ed]"),
                "SELECT * FROM users where name=?");
        assertThat(session.query(User.class)
                        .fromStatement(text("SELECT name, id, fullname, password FROM users where name=:name")
                                .columns(User_.name, User_.id, User_.fullname, User_.password))
                        .params("name", "ed")
                        .all())
                .hasToString("[ed]");
        List<Tuple> rows = session.query(User_.id, User_.name)
                .fromStatement(
                        text("SELECT name, id FROM users where name=:name").columns(User_.name, User_.id))
                .params("name", "ed")
                .all();
        assertThat(rows).hasToString("[[1, ed]]");
    }

    @Test
    @DisplayName("T19 counting")
    void counting() {
        asks(
                () -> assertThat(session.query(User.class)
                                .filter(User_.name.like("%ed"))
                                .count())
                        .isEqualTo(2),
                "select count(*) from users u where u.name like ?");
        asks(
                () -> assertThat(session.query(count(User_.name), User_.name)
                                .groupBy(User_.name)
                                .all())
                        .extracting(Object::toString)
                        .containsExactlyInAnyOrder("[1, ed]", "[1, fred]", "[1, mary]", "[1, wendy]"),
                "select count(u.name), u.name from users u group by u.name");
        asks(
                () -> assertThat(session.query(count()).selectFrom(User.class).scalar())
                        .isEqualTo(4L),
                "select count(*) from users u");
        asks(
                () -> assertThat(session.query(count(User_.id)).scalar()).isEqualTo(4L),
                "select count(u.id) from users u");
    }
}
