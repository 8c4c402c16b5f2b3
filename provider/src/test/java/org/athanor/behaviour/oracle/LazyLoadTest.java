package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.Loading.joinedLoad;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.DynamicCollection;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.expression.Expressions;
import org.athanor.expression.NamedAttribute;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What touching an attribute sends, scenario by scenario; and trees, whose nodes refer to their like. */
class LazyLoadTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    @Test
    @DisplayName("lazy-01 a collection is loaded once, an empty one is remembered; a cohort's comes by one select")
    void collectionsAreLoadedOnce() {
        TestUnit unit = persistence.start(Discography.unit());
        Discography.rows(unit);
        try (Session session = Discography.sessions(unit).open()) {
            List<Artist> artists =
                    session.query(Artist.class).orderBy(Artist_.id).all();
            unit.statements()
                    .during(() -> assertThat(artists)
                            .extracting(artist -> artist.getAlbums().size())
                            .containsExactly(2, 1, 0))
                    .areCounted(1);
            unit.statements()
                    .during(() -> assertThat(artists.get(2).getAlbums()).isEmpty())
                    .areNone();
        }
    }

    @Test
    @DisplayName("lazy-02 a reference is looked up by its key: no SQL when the target is there, none for NULL")
    void referencesAreLookedUpByKey() {
        TestUnit unit = persistence.start(Discography.unit());
        Discography.rows(unit);
        unit.sql("insert into album (id, title) values (4, 'Nobody''s')");
        try (Session session = Discography.sessions(unit).open()) {
            Artist nina = session.get(Artist.class, 1);
            Album pastel = session.get(Album.class, 1);
            unit.statements()
                    .during(() -> {
                        assertThat(pastel.getArtist()).isSameAs(nina);
                        assertThat(nina.getName()).isEqualTo("Nina");
                    })
                    .areNone();
            Album set = session.get(Album.class, 3);
            unit.statements()
                    .during(() -> assertThat(set.getArtist().getName()).isEqualTo("Youssou"))
                    .areCounted(1);
            Album nobodys = session.get(Album.class, 4);
            unit.statements()
                    .during(() -> assertThat(nobodys.getArtist()).isNull())
                    .areNone();
        }
    }

    @Test
    @DisplayName("lazy-05, lazy-11 what the mapping wants at once comes for all results by one more select")
    void eagerCollections() {
        TestUnit unit = persistence.start(TestUnit.of(Band.class, Disc.class));
        unit.sql("insert into artist (id, name) values (1, 'Nina'), (2, 'Youssou'), (3, 'Cesaria')");
        unit.sql("insert into album (id, title, artist_id) values (1, 'Pastel', 1), (2, 'Silk', 1), (3, 'Set', 2)");
        try (Session session = unit.factory().unwrap(SessionFactory.class).open()) {
            List<Band> bands = new ArrayList<>();
            unit.statements()
                    .during(() -> bands.addAll(session.query(Band.class)
                            .orderBy(Expressions.attribute(Band.class, "name"))
                            .all()))
                    .areCounted(2);
            unit.statements()
                    .during(() -> assertThat(bands)
                            .extracting(band -> band.discs.size())
                            .containsExactly(0, 2, 1))
                    .areNone();
            session.expungeAll();
            unit.statements()
                    .during(() -> assertThat(session.get(Band.class, 1).discs).hasSize(2))
                    .areCounted(2);
            unit.statements()
                    .during(() -> session.refresh(session.get(Band.class, 1)))
                    .areCounted(2);
            session.expungeAll();
            NamedAttribute<Band, Object> discs = Expressions.attribute(Band.class, "discs");
            unit.statements()
                    .during(() ->
                            session.query(Band.class).options(joinedLoad(discs)).all())
                    .areCounted(1);
        }
    }

    /** An artist whose albums are loaded at once. */
    @Entity(name = "Band")
    @Table(name = "artist")
    public static class Band {
        @Id
        public Integer id;

        public String name;

        @OneToMany(mappedBy = "band", fetch = FetchType.EAGER)
        @OrderBy("id")
        public List<Disc> discs = new ArrayList<>();
    }

    /** An album of one. */
    @Entity(name = "Disc")
    @Table(name = "album")
    public static class Disc {
        @Id
        public Integer id;

        public String title;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        public Band band;
    }

    @Test
    @DisplayName("lazy-14 a dynamic collection is a query; append and remove are queued; reading flushes first")
    void dynamicCollections() {
        TestUnit unit = persistence.start(TestUnit.of(Singer.class, Record.class));
        unit.sql("insert into artist (id, name) values (1, 'Nina'), (2, 'Youssou'), (3, 'Cesaria')");
        unit.sql("insert into album (id, title, year, artist_id) values (1, 'Pastel', 1965, 1), (2, 'Silk', 1967, 1),"
                + " (3, 'Set', 1990, 2)");
        unit.database().restartIdentity("album", "id", 4);
        String albums = "select r.id, r.title, r.year, r.artist_id from album r where r.artist_id = ?";
        try (Session session = unit.factory().unwrap(SessionFactory.class).open()) {
            Singer nina = session.get(Singer.class, 1);
            unit.statements()
                    .during(() -> assertThat(nina.albums)
                            .extracting(album -> album.title)
                            .containsExactly("Pastel", "Silk"))
                    .areExactly(albums + " order by r.id");
            unit.statements()
                    .during(() -> {
                        assertThat(nina.albums.count()).isEqualTo(2);
                        assertThat(nina.albums
                                        .filter(Expressions.attribute(Record.class, "year")
                                                .gt(1966))
                                        .one()
                                        .title)
                                .isEqualTo("Silk");
                        assertThat(nina.albums.at(0).title).isEqualTo("Pastel");
                    })
                    .areExactly(
                            "select count(*) from album r where r.artist_id = ?",
                            albums + " and r.year > ? order by r.id",
                            albums + " order by r.id limit ?");
            Record fresh = new Record("N");
            session.expunge(session.get(Record.class, 1));
            try (Session.NoAutoflush off = session.noAutoflush()) {
                unit.statements()
                        .during(() -> {
                            nina.albums.append(fresh);
                            nina.albums.remove(session.get(Record.class, 1));
                        })
                        .areExactly("select r.id, r.title, r.year, r.artist_id from album r where r.id = ?");
            }
            assertThat(session.inspect(fresh).status()).isEqualTo(InstanceStatus.PENDING);
            assertThat(fresh.artist).isSameAs(nina);
            unit.statements()
                    .during(() -> assertThat(nina.albums)
                            .extracting(album -> album.title)
                            .containsExactly("Silk", "N"))
                    .areExactly(
                            "insert into album (title, year, artist_id) values (?, ?, ?) returning id",
                            "update album set artist_id = ? where id = ?",
                            albums + " order by r.id");
            session.commit();
        }
        assertThat(unit.sql("select title, artist_id from album order by id"))
                .hasToString("[[Pastel, null], [Silk, 1], [Set, 2], [N, 1]]");
    }

    /** An artist whose albums are a query. */
    @Entity(name = "Singer")
    @Table(name = "artist")
    public static class Singer {
        @Id
        public Integer id;

        public String name;

        @OneToMany(mappedBy = "artist")
        @OrderBy("id")
        public DynamicCollection<Record> albums = DynamicCollection.create();
    }

    /** An album of one. */
    @Entity(name = "Record")
    @Table(name = "album")
    public static class Record {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        public String title;

        @Column(name = "year")
        public Integer year;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        public Singer artist;

        protected Record() {}

        Record(String title) {
            this.title = title;
        }
    }

    @Test
    @DisplayName("lazy-16 a new instance loads nothing: its collections are empty, its references null")
    void newInstancesLoadNothing() {
        TestUnit unit = persistence.start(Discography.unit());
        try (Session session = Discography.sessions(unit).open()) {
            Album album = new Album();
            session.add(album);
            unit.statements()
                    .during(() -> {
                        assertThat(album.getTracks()).isEmpty();
                        assertThat(album.getArtist()).isNull();
                    })
                    .areNone();
        }
    }

    @Test
    @DisplayName("lazy-17, query-12 a tree is loaded as deep as the option says, and joined with itself by an alias")
    void trees() {
        TestUnit unit = persistence.start(TestUnit.of(Node.class));
        unit.sql(
                "insert into node (id, name, parent_id) values (1, 'root', null), (2, 'a', 1), (3, 'b', 1), (4, 'aa', 2)");
        NamedAttribute<Node, Object> children = Expressions.attribute(Node.class, "children");
        try (Session session = unit.factory().unwrap(SessionFactory.class).open()) {
            Node root = session.query(Node.class)
                    .options(joinedLoad(children).then(joinedLoad(children)))
                    .filterBy("id", 1)
                    .one();
            unit.statements()
                    .during(() -> assertThat(root.children)
                            .extracting(node -> node.children.size())
                            .containsExactly(1, 0))
                    .areNone();
            unit.statements()
                    .during(() -> assertThat(root.children.get(0).children.get(0).children)
                            .isEmpty())
                    .areCounted(1);
            Alias<Node> parent = Alias.aliased(Node.class, "parent");
            assertThat(session.query(Expressions.attribute(Node.class, "name"), parent.get("name"))
                            .join(parent, Expressions.attribute(Node.class, "parent"))
                            .orderBy(Expressions.attribute(Node.class, "id"))
                            .all())
                    .hasToString("[[a, root], [b, root], [aa, a]]");
            assertThat(session.query(Node.class)
                            .filter(children.any(
                                    Expressions.attribute(Node.class, "name").eq("aa")))
                            .one()
                            .name)
                    .isEqualTo("a");
        }
    }

    /** A node of a tree. */
    @Entity(name = "Node")
    @Table(name = "node")
    public static class Node {
        @Id
        public Integer id;

        public String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "parent_id")
        public Node parent;

        @OneToMany(mappedBy = "parent")
        @OrderBy("id")
        public List<Node> children = new ArrayList<>();
    }
}
