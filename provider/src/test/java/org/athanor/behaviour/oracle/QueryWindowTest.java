package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Alias.aliased;
import static org.athanor.expression.Expressions.attribute;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.over;
import static org.athanor.expression.Expressions.rowNumber;
import static org.athanor.expression.Window.partitionBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NoResultException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.CommonTable;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.Subquery;
import org.athanor.Synchronization;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.expression.NamedAttribute;
import org.athanor.expression.NumberExpression;
import org.athanor.expression.Window;
import org.athanor.query.execute.QueryPlans;
import org.athanor.session.StatefulSession;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Window functions and common table expressions, in native queries and in JPQL. */
class QueryWindowTest {
    private static final NamedAttribute<Node, Object> ID = attribute(Node.class, "id");
    private static final NamedAttribute<Node, Object> NAME = attribute(Node.class, "name");

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Artist.class,
            Album.class,
            Discography.Track.class,
            Discography.Tag.class,
            Discography.Loose.class,
            Node.class));
    final Session session = unit.factory().unwrap(SessionFactory.class).open();

    @BeforeEach
    void rows() {
        Discography.rows(unit);
        unit.sql("insert into node (id, name, parent_id) values (1, 'root', null)");
        unit.sql("insert into node (id, name, parent_id) values (2, 'a', 1), (3, 'b', 1)");
        unit.sql("insert into node (id, name, parent_id) values (4, 'a1', 2)");
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void asks(Query<?> query, String expected, String... sql) {
        List<Object> results = new ArrayList<>();
        unit.statements().during(() -> results.addAll(query.all())).areExactly(sql);
        assertThat(results).hasToString(expected);
    }

    /** The JPQL query is the same tree as the native one. */
    private void same(String jpql, Query<?> query) {
        EntityManager manager = unit.entityManager();
        QueryPlans plans = manager.unwrap(StatefulSession.class).engine().queryPlans();
        plans.jpql(jpql);
        long before = plans.trees();
        query.all();
        assertThat(plans.trees()).as(jpql).isEqualTo(before);
    }

    private NumberExpression<Long> number() {
        return over(rowNumber(), partitionBy(Album_.artist).orderBy(Album_.year.desc()));
    }

    @Test
    @DisplayName("query-33 row_number over a partition, ordered by")
    void rowNumbers() {
        asks(
                session.query(Album_.title, number().label("rn")).orderBy(Album_.artist, number()),
                "[[Silk, 1], [Pastel, 2], [Set, 1]]",
                "select a.title, row_number() over (partition by a.artist_id order by a.year desc) as rn from album a"
                        + " order by a.artist_id, row_number() over (partition by a.artist_id order by a.year desc)");
        same(
                "select a.title, row_number() over (partition by a.artist order by a.year desc) as rn from Album a"
                        + " order by a.artist",
                session.query(Album_.title, number().label("rn")).orderBy(Album_.artist));
    }

    @Test
    @DisplayName("query-33 the newest of each artist by a subquery that numbers them")
    void filterOnAWindow() {
        Subquery numbered = session.query(Album_.id, number().label("rn")).subquery();
        asks(
                session.query(Album_.title)
                        .join(numbered, numbered.c(Album_.id).eq(Album_.id))
                        .filter(numbered.c("rn").eq(1L))
                        .orderBy(Album_.id),
                "[Silk, Set]",
                "select a.title from album a join (select a1.id as id, row_number() over (partition by a1.artist_id"
                        + " order by a1.year desc) as rn from album a1) r on r.id = a.id where r.rn = ? order by a.id");
    }

    @Test
    void aggregatesAndFramesAreWindowsToo() {
        NumberExpression<Long> running =
                over(count(), Window.all().orderBy(Album_.year).rows(null, 0));
        asks(
                session.query(Album_.title, running).orderBy(Album_.year),
                "[[Pastel, 1], [Silk, 2], [Set, 3]]",
                "select a.title, count(*) over (order by a.year rows between unbounded preceding and current row) from"
                        + " album a order by a.year");
        same(
                "select a.title, count(*) over (order by a.year rows unbounded preceding) from Album a order by a.year",
                session.query(Album_.title, running).orderBy(Album_.year));
        unit.inEntityManager(em -> {
            assertThat(em.createQuery(
                                    "select coalesce(lag(a.title) over (order by a.id), '-') from Album a order by a.id",
                                    String.class)
                            .getResultList())
                    .containsExactly("-", "Pastel", "Silk");
            assertThatThrownBy(() -> em.createQuery("select rank() from Album a"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The function 'rank' looks through a window: say over (…) behind it");
        });
    }

    @Test
    @DisplayName("query-12 a common table is written before the statement, once")
    void commonTable() {
        CommonTable counts = session.query(
                        attribute(Node.class, "parent").label("parent_id"),
                        count(ID).label("n"))
                .groupBy(attribute(Node.class, "parent"))
                .cte("counts");
        asks(
                session.query(NAME, counts.c("n"))
                        .join(counts, counts.c("parent_id").eq(org.athanor.expression.Expressions.entity(Node.class)))
                        .orderBy(ID),
                "[[root, 2], [a, 1]]",
                "with counts (parent_id, n) as (select n1.parent_id as parent_id, count(n1.id) as n from node n1 group"
                        + " by n1.parent_id) select n.name, counts.n from node n join counts on counts.parent_id = n.id"
                        + " order by n.id");
    }

    @Test
    @DisplayName("query-12 a recursive common table walks a tree")
    void recursive() {
        Alias<Node> kid = aliased(Node.class);
        CommonTable tree = session.query(ID, NAME)
                .filter(ID.eq(1))
                .cte("tree")
                .unionAll(found -> session.query(kid.get("id"), kid.get("name"))
                        .join(found, kid.get("parent").get("id").eq(found.c("id"))));
        asks(
                session.query(tree.c("name")).orderBy(tree.c("id")),
                "[root, a, b, a1]",
                "with recursive tree (id, name) as (select n.id as id, n.name as name from node n where n.id = ? union"
                        + " all select n1.id as id, n1.name as name from node n1 join tree on n1.parent_id ="
                        + " tree.id) select tree1.name from tree tree1 order by tree1.id");
        unit.inEntityManager(em -> assertThat(em.createQuery(
                                "with recursive tree as (select n.id, n.name from Node n where n.id = 2 union all"
                                        + " select k.id, k.name from Node k join tree t on k.parent.id = t.id)"
                                        + " select t.name from tree t order by t.id",
                                String.class)
                        .getResultList())
                .containsExactly("a", "a1"));
    }

    @Test
    void mistakesInCommonTablesSayWhere() {
        unit.inEntityManager(em -> {
            assertThatThrownBy(() -> em.createQuery("with t as (select n.id from Node n) select t.nam from t t"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Common table t has no column 'nam'");
            assertThatThrownBy(() -> em.createQuery(
                            "with t as (select n.id from Node n), t as (select n.id from Node n) select t.id from t t"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The common table 't' is declared twice");
        });
    }

    @Test
    @DisplayName("query-26 bulk statements with the context in step")
    void bulk() {
        unit.sql("insert into album (id, title, year, artist_id) values (9, 'Old', 1960, 1)");
        Album album = session.get(Album.class, 9);
        unit.statements()
                .during(() -> assertThat(session.query(Album.class)
                                .filter(Album_.id.eq(9))
                                .update(Album_.title.to("new")))
                        .isEqualTo(1))
                .areExactly("update album as a set title = ? where a.id = ?");
        assertThat(album).hasToString("new");
        unit.statements()
                .during(() -> assertThat(session.query(Album.class)
                                .filter(Album_.id.eq(9))
                                .delete(Synchronization.FETCH))
                        .isEqualTo(1))
                .areExactly(
                        "select a.id, a.title, a.year, a.artist_id from album a where a.id = ?",
                        "delete from album_tag where album_id in (select a1.id from album a1 where a1.id = ?)",
                        "delete from album as a where a.id = ?");
        assertThat(session.contains(album)).isFalse();
    }

    @Test
    @DisplayName("query-27 rows, scalars, and one when there is none")
    void resultsOfSelects() {
        assertThat(session.query(Artist_.id, Artist_.name).orderBy(Artist_.id).all())
                .hasToString("[[1, Nina], [2, Youssou], [3, Cesaria]]");
        assertThat(session.query(Artist.class).orderBy(Artist_.id).all()).hasToString("[Nina, Youssou, Cesaria]");
        assertThat(session.query(Artist_.name).filter(Artist_.id.eq(1)).one()).isEqualTo("Nina");
        assertThat(session.query(Artist_.name).filter(Artist_.id.eq(9)).oneOrNone())
                .isNull();
        assertThatThrownBy(() ->
                        session.query(Artist.class).filter(Artist_.id.eq(9)).one())
                .isInstanceOf(NoResultException.class);
        assertThat(session.query(Artist.class).join(Artist_.albums).all()).hasSize(2);
    }

    @Entity(name = "Node")
    @Table(name = "node")
    static class Node {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Node parent;
    }
}
