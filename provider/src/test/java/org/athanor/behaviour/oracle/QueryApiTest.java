package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Alias.aliased;
import static org.athanor.expression.Expressions.exists;
import static org.athanor.expression.Expressions.func;
import static org.athanor.expression.Expressions.not;
import static org.athanor.expression.Expressions.param;
import static org.athanor.expression.Expressions.text;
import static org.athanor.expression.Expressions.value;

import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Subquery;
import org.athanor.Tuple;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.behaviour.oracle.Discography.Tag;
import org.athanor.behaviour.oracle.Discography.Tag_;
import org.athanor.expression.Expression;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a query is and gives, scenario by scenario. */
class QueryApiTest {
    private static final String ARTIST = "a.id, a.name, a.country";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());
    final Session session = Discography.sessions(unit).open();

    @BeforeEach
    void rows() {
        Discography.rows(unit);
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

    @Test
    @DisplayName("query-01 limits, offsets, slices and indexes")
    void slices() {
        Query<String> titles = session.query(Album_.title).orderBy(Album_.id);
        String sql = "select a.title from album a order by a.id";
        asks(titles.limit(2), "[Pastel, Silk]", sql + " limit ?");
        asks(titles.offset(1), "[Silk, Set]", sql + " limit -1 offset ?");
        asks(titles.limit(1).offset(1), "[Silk]", sql + " limit ? offset ?");
        asks(titles.slice(1, 3), "[Silk, Set]", sql + " limit ? offset ?");
        asks(titles.slice(1, 3).slice(1, 2), "[Set]", sql + " limit ? offset ?");
        unit.statements()
                .during(() -> assertThat(titles.at(1)).isEqualTo("Silk"))
                .areExactly(sql + " limit ? offset ?");
        unit.statements()
                .during(() -> assertThat(titles.at(-1)).isEqualTo("Set"))
                .areExactly(sql);
        asks(titles.slice(2, 2), "[]");
        assertThatThrownBy(() -> titles.at(9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("query-03 set operations are rows of a subquery; order and limit are outside")
    void setOperations() {
        Query<Artist> low = session.query(Artist.class).filter(Artist_.id.lt(3));
        Query<Artist> high = session.query(Artist.class).filter(Artist_.id.gt(1));
        assertThat(low.union(high).all())
                .extracting(artist -> artist.getName())
                .containsExactlyInAnyOrder("Nina", "Youssou", "Cesaria");
        assertThat(session.query(Artist_.id)
                        .filter(Artist_.id.lt(3))
                        .unionAll(session.query(Artist_.id).filter(Artist_.id.gt(1)))
                        .all())
                .hasSize(4);
        assertThat(low.intersect(high).all()).hasToString("[Youssou]");
        assertThat(low.except(high).all()).hasToString("[Nina]");
        asks(
                low.union(high).orderBy(Artist_.name).limit(2),
                "[Cesaria, Nina]",
                "select a2.id, a2.name, a2.country from (select a.id as id, a.name as name, a.country as country"
                        + " from artist a where a.id < ? union select a1.id as id, a1.name as name, a1.country as"
                        + " country from artist a1 where a1.id > ?) a2 order by a2.name limit ?");
        assertThat(low.union(high).filter(Artist_.name.eq("Nina")).count()).isEqualTo(1);
        assertThat(session.query(Artist_.name)
                        .union(session.query(Album_.title))
                        .orderBy(Artist_.name)
                        .first())
                .isEqualTo("Cesaria");
    }

    @Test
    @DisplayName("query-05 one, oneOrNone, first and scalar; only first has a LIMIT")
    void single() {
        Query<String> set = session.query(Album_.title).filter(Album_.year.eq(1990));
        String sql = "select a.title from album a where a.year = ?";
        unit.statements()
                .during(() -> assertThat(List.of(set.one(), set.oneOrNone(), set.first(), set.scalar()))
                        .containsOnly("Set"))
                .areExactly(sql, sql, sql + " limit ?", sql);
        Query<String> none = session.query(Album_.title).filter(Album_.year.eq(1));
        assertThat(none.oneOrNone()).isNull();
        assertThat(none.first()).isNull();
        assertThat(none.scalar()).isNull();
        assertThatThrownBy(none::one).isInstanceOf(NoResultException.class).hasMessageContaining("oneOrNone()");
        Query<String> several = session.query(Album_.title).orderBy(Album_.id);
        assertThat(several.first()).isEqualTo("Pastel");
        assertThatThrownBy(several::one)
                .isInstanceOf(NonUniqueResultException.class)
                .hasMessageContaining("3 results");
        assertThatThrownBy(several::oneOrNone).isInstanceOf(NonUniqueResultException.class);
        assertThatThrownBy(several::scalar).isInstanceOf(NonUniqueResultException.class);
    }

    @Test
    @DisplayName("query-07 a query is a value; get with criteria and filter after limit are refused")
    void aQueryIsAValue() {
        assertThatThrownBy(() ->
                        session.query(Artist.class).filter(Artist_.id.gt(0)).get(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without criteria");
        assertThatThrownBy(() -> session.query(Artist.class).limit(1).filter(Artist_.id.gt(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("filter comes after limit");
        Query<String> names = session.query(Artist_.name);
        Query<String> first = names.filter(Artist_.id.eq(1));
        asks(first, "[Nina]", "select a.name from artist a where a.id = ?");
        asks(names, "[Nina, Youssou, Cesaria]", "select a.name from artist a");
        asks(names.orderBy(Artist_.name).orderBy(), "[Nina, Youssou, Cesaria]", "select a.name from artist a");
    }

    @Test
    @DisplayName("query-09 a locking query does not overwrite what is loaded")
    void lockingDoesNotOverwrite() {
        Artist nina = session.get(Artist.class, 1);
        session.entityManager()
                .unwrap(org.athanor.session.StatefulSession.class)
                .jdbc()
                .update("update artist set name = 'Eunice' where id = 1", sink -> {});
        assertThat(session.query(Artist.class)
                        .filterBy("id", 1)
                        .lock(LockModeType.PESSIMISTIC_WRITE)
                        .one()
                        .getName())
                .isEqualTo("Nina");
        assertThat(session.query(Artist.class)
                        .filterBy("id", 1)
                        .populateExisting()
                        .one())
                .isSameAs(nina)
                .hasToString("Eunice");
    }

    @Test
    @DisplayName("query-10 EXISTS as a criterion, of a whole query, and any negated")
    void existsQueries() {
        Query<String> names = session.query(Artist_.name).orderBy(Artist_.id);
        asks(
                names.filter(exists(Album.class, Album_.artist.get(Artist_.id).eq(Artist_.id))),
                "[Nina, Youssou]",
                "select a.name from artist a where exists (select 1 from album a1 where a1.artist_id = a.id) order by a.id");
        asks(
                names.filter(
                        not(exists(Album.class, Album_.artist.get(Artist_.id).eq(Artist_.id)))),
                "[Cesaria]",
                "select a.name from artist a where not exists (select 1 from album a1 where a1.artist_id = a.id)"
                        + " order by a.id");
        assertThat(session.query(session.query(Album.class)
                                .filter(Album_.year.gt(1980))
                                .exists())
                        .scalar())
                .isEqualTo(true);
        asks(
                names.filter(not(Artist_.albums.any())),
                "[Cesaria]",
                "select a.name from artist a where not exists (select 1 from album a1 where a1.artist_id = a.id)"
                        + " order by a.id");
        Query<Album> correlated =
                session.query(Album.class).filter(Album_.artist.get(Artist_.id).eq(Artist_.id));
        assertThat(names.filter(correlated.exists()).all()).containsExactly("Nina", "Youssou");
    }

    @Test
    @DisplayName("query-14 joins that cannot be made out")
    void impossibleJoins() {
        assertThatThrownBy(() -> session.query(Artist.class).join(Tag.class).all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no foreign key between entity Tag and [Artist]");
        assertThatThrownBy(() -> session.query(Discography.Track.class)
                        .join(Discography.Loose.class)
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("several foreign keys")
                .hasMessageContaining("first")
                .hasMessageContaining("second");
        assertThatThrownBy(() -> session.query(Artist.class)
                        .join(Artist_.albums)
                        .join(Artist_.albums)
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aliased(Album.class)");
        asks(
                session.query(Artist_.name, Album_.title)
                        .selectFrom(Album.class)
                        .join(Album_.artist)
                        .orderBy(Album_.id),
                "[[Nina, Pastel], [Nina, Silk], [Youssou, Set]]",
                "select a1.name, a.title from album a join artist a1 on a1.id = a.artist_id order by a.id");
        assertThat(session.query(Artist_.name, Album_.title).all()).hasSize(9);
    }

    @Test
    @DisplayName("query-16 an entity over a subquery: the same instances, read from its rows")
    void anEntityOverASubquery() {
        Album silk = session.get(Album.class, 2);
        Alias<Album> late = aliased(
                Album.class,
                session.query(Album.class).filter(Album_.year.gt(1966)).subquery());
        List<Album> albums = session.query(late).orderBy(late.get(Album_.year)).all();
        assertThat(albums).hasToString("[Silk, Set]").first().isSameAs(silk);
        asks(
                session.query(Artist_.name, late.get(Album_.title))
                        .join(late, Artist_.albums)
                        .orderBy(late.get(Album_.id)),
                "[[Nina, Silk], [Youssou, Set]]",
                "select a.name, a2.title from artist a join (select a1.id as id, a1.artist_id as artist_id,"
                        + " a1.title as title from album a1 where a1.year > ?) a2 on a2.artist_id = a.id order by a2.id");
        Alias<Album> two = aliased(
                Album.class,
                session.query(Album.class).orderBy(Album_.id).limit(2).subquery());
        asks(
                session.query(two.get(Album_.title)).filter(two.get(Album_.year).gt(1966)),
                "[Silk]",
                "select a1.title from (select a.id as id, a.title as title, a.year as year from album a"
                        + " order by a.id limit ?) a1 where a1.year > ?");
    }

    @Test
    @DisplayName("query-18 select and addColumns change what is selected and keep the rest")
    void otherColumns() {
        Query<Artist> query = session.query(Artist.class)
                .join(Artist_.albums)
                .filter(Album_.year.gt(1966))
                .orderBy(Artist_.id);
        String from = " from artist a join album a1 on a1.artist_id = a.id where a1.year > ? order by a.id";
        asks(
                query.select(Artist_.name, Album_.title),
                "[[Nina, Silk], [Youssou, Set]]",
                "select a.name, a1.title" + from);
        asks(
                query.addColumns(Album_.title),
                "[[Nina, Silk], [Youssou, Set]]",
                "select " + ARTIST + ", a1.title" + from);
        Tuple row = session.query(Artist_.id, Artist_.name).orderBy(Artist_.id).first();
        assertThat(row.getElements()).extracting(element -> element.getAlias()).containsExactly("id", "name");
        assertThatThrownBy(() -> row.get("nam"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> row.get(Artist_.country)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("query-20 many-to-many operators go through the association table")
    void manyToMany() {
        asks(
                session.query(Album_.title, Tag_.name).join(Album_.tags).orderBy(Album_.id, Tag_.id),
                "[[Pastel, jazz], [Pastel, soul], [Silk, jazz]]",
                "select a.title, t.name from album a join album_tag a1 on a1.album_id = a.id"
                        + " join tag t on t.id = a1.tag_id order by a.id, t.id");
        asks(
                session.query(Album_.title).filter(Album_.tags.any(Tag_.name.eq("soul"))),
                "[Pastel]",
                "select a.title from album a where exists (select 1 from album_tag a1 join tag t on t.id = a1.tag_id"
                        + " where a1.album_id = a.id and t.name = ?)");
        Tag jazz = session.get(Tag.class, 1);
        assertThat(session.query(Album_.title)
                        .filter(Album_.tags.contains(jazz))
                        .orderBy(Album_.id)
                        .all())
                .containsExactly("Pastel", "Silk");
        Album silk = session.get(Album.class, 2);
        assertThat(session.query(Tag_.name).withParent(silk, Album_.tags).all()).containsExactly("jazz");
    }

    @Test
    @DisplayName("query-29 parameters: given later, missing, and never written into the SQL")
    void parameters() {
        Query<String> names = session.query(Artist_.name).filter(Artist_.id.eq(param("who", Integer.class)));
        assertThat(names.params("who", 2).scalar()).isEqualTo("Youssou");
        unit.statements()
                .during(() -> assertThatThrownBy(names::scalar)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(":who has no value"))
                .areNone();
        assertThatThrownBy(() -> names.params("who", 1).params("whom", 2).all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":whom");
        asks(
                session.query(Artist_.name).filter(Artist_.name.eq("O'Neil")),
                "[]",
                "select a.name from artist a where a.name = ?");
    }

    @Test
    @DisplayName("query-33 window functions may be written as text; a subquery filters by one")
    void windowFunctions() {
        Expression<?> number = text("row_number() over (partition by {} order by {} desc)", Album_.artist, Album_.year)
                .label("rn");
        Subquery numbered = session.query(Album_.id, number).subquery();
        assertThat(session.query(Album_.title)
                        .join(numbered, numbered.c(Album_.id).eq(Album_.id))
                        .filter(numbered.c("rn").eq(1))
                        .orderBy(Album_.id)
                        .all())
                .containsExactly("Silk", "Set");
        assertThat(session.query(value(1).label("one"), Artist_.name)
                        .filter(Artist_.id.eq(1))
                        .one()
                        .get("one"))
                .isEqualTo(1);
    }

    @Test
    void streamsAreReadLazily() {
        try (Stream<Artist> artists = session.query(Artist.class).orderBy(Artist_.id).stream()) {
            assertThat(artists.map(artist -> artist.getName()).limit(2)).containsExactly("Nina", "Youssou");
        }
    }

    /** A name and a year. */
    public record Line(String name, Integer year) {}

    @Test
    void rowsBecomeRecords() {
        assertThat(session.query(Artist_.name, Album_.year)
                        .selectFrom(Artist.class)
                        .join(Artist_.albums)
                        .orderBy(Album_.id)
                        .as(Line.class)
                        .all())
                .containsExactly(new Line("Nina", 1965), new Line("Nina", 1967), new Line("Youssou", 1990));
    }

    @Test
    void countsOfGroupsAndLimitsAreCountsOfRows() {
        assertThat(session.query(Album_.artist).groupBy(Album_.artist).count()).isEqualTo(2);
        assertThat(session.query(Album.class).limit(2).count()).isEqualTo(2);
        assertThat(session.query(Album_.artist).distinct().count()).isEqualTo(2);
        assertThat(session.query(Artist.class).join(Artist_.albums).count()).isEqualTo(3);
        assertThat(session.query(func("max", Album_.year)).count()).isEqualTo(1);
    }

    @Test
    void functionsAndScalarSubqueries() {
        assertThat(session.query(func(String.class, "upper", Artist_.name))
                        .filter(Artist_.id.eq(1))
                        .one())
                .isEqualTo("NINA");
        Query<Integer> latest = session.query(Album_.year.max())
                .filter(Album_.artist.get(Artist_.id).eq(Artist_.id));
        assertThat(session.query(Artist_.name, latest.asScalar())
                        .orderBy(Artist_.id)
                        .all())
                .hasToString("[[Nina, 1967], [Youssou, 1990], [Cesaria, null]]");
    }

    @Test
    void whatIsNotThereIsNamedWithItsCure() {
        assertThatThrownBy(() ->
                        session.query(Artist.class).filter(Album_.year.gt(1)).all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither selects nor joins it")
                .hasMessageContaining("join(Album.class)");
        assertThatThrownBy(
                        () -> session.query(Artist.class).filterBy("nmae", "x").all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nmae'")
                .hasMessageContaining("name");
        Alias<Artist> other = aliased(Artist.class, "other");
        assertThatThrownBy(() -> session.query(Artist.class)
                        .filter(other.get(Artist_.name).eq("x"))
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aliased(Artist, other)");
        assertThatThrownBy(() -> session.query(Artist.class)
                        .filter(text("{} > {}", Artist_.id))
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not as many places {}");
        assertThatThrownBy(() -> session.query("Artist"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entity classes");
        assertThatThrownBy(() -> session.query(String.class).all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no entity");
        assertThatThrownBy(() -> session.query(Artist.class)
                        .filter(org.athanor.expression.Expressions.attribute(Artist.class, "name")
                                .any())
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("any is asked of collections");
        assertThatThrownBy(() -> session.query(Artist.class)
                        .filter(org.athanor.expression.Expressions.attribute(Artist.class, "albums")
                                .has())
                        .all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask any(");
    }
}
