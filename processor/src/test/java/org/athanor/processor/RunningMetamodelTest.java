package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated is compiled, filled by the provider and used by queries written against it. */
class RunningMetamodelTest {
    private static final String BASE = """
            package p;
            import *;
            @MappedSuperclass public abstract class Base<K extends Comparable<K>> {
                @Id K id;
                @Version int version;
            }
            """;
    private static final String ARTIST = """
            package p;
            import *;
            @Entity
            @NamedQuery(name = "Artist.named", query = "select a from Artist a where a.name = :name", resultClass = Artist.class)
            @NamedEntityGraph(name = "with albums", attributeNodes = @NamedAttributeNode("albums"))
            public class Artist extends Base<Long> {
                public enum Fame { UNKNOWN, KNOWN }
                @Embeddable public record Origin(String city, int since) {}
                String name;
                boolean active = true;
                Fame fame = Fame.KNOWN;
                byte[] portrait;
                Origin origin;
                @OneToMany(mappedBy = "artist", cascade = CascadeType.ALL) @OrderBy("title") List<Album> albums = new ArrayList<>();
                @ElementCollection Set<String> names = new HashSet<>();
                @ElementCollection Map<String, Integer> ratings = new HashMap<>();
                @ManyToMany Collection<Album> favourites = new ArrayList<>();
                protected Artist() {}
                public Artist(Long id, String name, Origin origin) { this.id = id; this.name = name; this.origin = origin; }
            }
            """;
    private static final String ALBUM = """
            package p;
            import *;
            @Entity public class Album extends Base<Long> {
                String title;
                java.math.BigDecimal price;
                java.time.LocalDate released;
                @ManyToOne(optional = false) Artist artist;
                protected Album() {}
                public Album(Long id, String title, String price, Artist artist) {
                    this.id = id; this.title = title; this.price = new java.math.BigDecimal(price); this.artist = artist;
                }
            }
            """;

    @TempDir
    Path directory;

    private void withFactory(Compilation compilation, BiConsumer<EntityManagerFactory, ClassLoader> work)
            throws Exception {
        try (URLClassLoader loader = compilation.loader()) {
            PersistenceConfiguration configuration = new PersistenceConfiguration("generated")
                    .property(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite::memory:")
                    .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
            for (String name : List.of("p.Base", "p.Artist", "p.Artist$Origin", "p.Album")) {
                configuration.managedClass(loader.loadClass(name));
            }
            try (EntityManagerFactory factory = configuration.createEntityManagerFactory()) {
                work.accept(factory, loader);
            }
        }
    }

    @Test
    void every_field_is_filled() throws Exception {
        Compilation compilation =
                Compilation.in(directory).sources(BASE, ARTIST, ALBUM).succeeds();

        withFactory(compilation, (factory, loader) -> {
            List<String> empty = new ArrayList<>();
            int filled = 0;
            for (String name : List.of("p.Base_", "p.Artist_", "p.Artist_$Origin_", "p.Album_")) {
                try {
                    for (var field : loader.loadClass(name).getDeclaredFields()) {
                        filled++;
                        if (field.get(null) == null) {
                            empty.add(name + "." + field.getName());
                        }
                    }
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
            assertThat(empty).isEmpty();
            assertThat(filled).isGreaterThan(40);
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void queries_and_graphs_are_found_by_their_references_and_native_queries_take_the_fields() throws Exception {
        Compilation compilation =
                Compilation.in(directory).sources(BASE, ARTIST, ALBUM, """
                        package p;
                        import *;
                        public class Program implements java.util.function.Consumer<EntityManager> {
                            public final List<Object> seen = new ArrayList<>();
                            @Override public void accept(EntityManager em) {
                                Artist nina = new Artist(1L, "Nina", new Artist.Origin("Tryon", 1933));
                                Artist ella = new Artist(2L, "Ella", new Artist.Origin("Newport News", 1917));
                                nina.albums.add(new Album(1L, "Pastel Blues", "9.50", nina));
                                nina.albums.add(new Album(2L, "Wild Is the Wind", "12.00", nina));
                                ella.albums.add(new Album(3L, "Lullabies", "7.00", ella));
                                em.persist(nina);
                                em.persist(ella);
                                seen.add(em.createQuery(Artist_._Artist_named_).setParameter("name", "Ella").getSingleResult().name);
                                seen.add(em.createNamedQuery(Artist_.QUERY_ARTIST_NAMED, Artist.class)
                                        .setParameter(Artist_.NAME, "Nina").getSingleResult().name);
                                seen.add(em.find(Artist_._with_albums, 1L).albums.size());
                                seen.add(em.unwrap(org.athanor.Session.class).query(Album_.title)
                                        .filter(Album_.artist.has(Artist_.name.like("N%"), Artist_.active),
                                                Album_.price.gt(new java.math.BigDecimal("10")))
                                        .all());
                            }
                        }
                        """).succeeds();

        withFactory(compilation, (factory, loader) -> {
            try {
                Object program =
                        loader.loadClass("p.Program").getDeclaredConstructor().newInstance();
                factory.runInTransaction(em -> ((Consumer<Object>) program).accept(em));
                assertThat((List<Object>) program.getClass().getField("seen").get(program))
                        .containsExactly("Ella", "Nina", 2, List.of("Wild Is the Wind"));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void the_fields_fit_criteria_and_the_operators_of_the_native_query() {
        Compilation.in(directory).sources(BASE, ARTIST, ALBUM, """
                        package p;
                        import *;
                        import jakarta.persistence.criteria.*;
                        import static org.athanor.expression.Expressions.*;
                        public class Program {
                            CriteriaQuery<String> titles(CriteriaBuilder b) {
                                CriteriaQuery<String> titles = b.createQuery(String.class);
                                Root<Album> album = titles.from(Album_.class_);
                                Path<Artist> artist = album.get(Album_.artist);
                                Join<Artist, Album> favourites = album.join(Album_.artist).join(Artist_.favourites);
                                return titles.select(album.get(Album_.title))
                                        .where(b.equal(artist.get(Artist_.name), "Nina"),
                                                b.gt(album.get(Album_.price), 5),
                                                b.isTrue(artist.get(Artist_.active)),
                                                b.equal(artist.get(Artist_.origin).get(Artist_.Origin_.city), "Tryon"),
                                                b.like(favourites.get(Album_.title), "W%"))
                                        .orderBy(b.desc(album.get(Base_.id)));
                            }
                            org.athanor.expression.Predicate nina() {
                                return and(
                                        Artist_.name.like("N%"), Artist_.active, Artist_.fame.eq(Artist.Fame.KNOWN),
                                        Base_.version.gt(0), Artist_.origin.get(Artist_.Origin_.city).eq("Tryon"),
                                        Artist_.albums.any(Album_.price.gt(new java.math.BigDecimal("5"))));
                            }
                        }
                        """).succeeds();
    }
}
