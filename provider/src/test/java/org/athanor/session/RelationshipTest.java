package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.RollbackException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelationshipTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit =
            persistence.start(TestUnit.of(Author.class, Book.class, Genre.class, Portrait.class, Chapter.class));

    @Test
    void persistTravelsAlongTheCascadeAndInsertsParentsFirst() {
        Author author = author("Le Guin", "The Dispossessed", "The Left Hand of Darkness");
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.persist(author)))
                .contain("insert into Author", "insert into Book");
        assertThat(unit.sql("select b.title, a.name from Book b join Author a on a.id = b.author_id order by b.id"))
                .containsExactly(
                        List.of("The Dispossessed", "Le Guin"), List.of("The Left Hand of Darkness", "Le Guin"));
    }

    @Test
    void booksAddedToAManagedAuthorArePersistedAtFlush() {
        Long id = saved(author("Le Guin", "The Dispossessed"));
        unit.inTransaction(em -> em.find(Author.class, id).add(new Book("Lavinia")));
        assertThat(titles()).containsExactly("The Dispossessed", "Lavinia");
    }

    @Test
    void addingToAnUnloadedListLoadsNothing() {
        Long id = saved(author("Le Guin", "The Dispossessed"));
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.find(Author.class, id).add(new Book("Lavinia"))))
                .doNotContain("from Book");
    }

    @Test
    void aBookTakenOutOfItsAuthorIsDeletedAsAnOrphan() {
        Long id = saved(author("Le Guin", "The Dispossessed", "Lavinia"));
        unit.inTransaction(em -> em.find(Author.class, id).books.remove(1));
        assertThat(titles()).containsExactly("Lavinia");
    }

    @Test
    void removingAnAuthorRemovesTheBooks() {
        Long id = saved(author("Le Guin", "The Dispossessed", "Lavinia"));
        unit.inTransaction(em -> em.remove(em.find(Author.class, id)));
        assertThat(titles()).isEmpty();
        assertThat(unit.sql("select id from Author")).isEmpty();
    }

    @Test
    void aReferenceToANewInstanceWithoutCascadeIsRefusedAtCommit() {
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        Book book = new Book("Orphan");
        book.author = new Author("never persisted");
        em.persist(book);
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Book")
                .hasMessageContaining("author");
        assertThat(titles()).isEmpty();
        assertThat(book.id).isNull();
    }

    @Test
    void touchingOneCollectionLoadsItForTheWholeResult() {
        saved(author("A", "a1", "a2"));
        saved(author("B", "b1"));
        saved(author("C"));
        unit.inEntityManager(em -> {
            List<Author> authors = em.createQuery("select a from Author a order by a.id", Author.class)
                    .getResultList();
            unit.statements()
                    .during(() -> {
                        for (Author author : authors) {
                            author.books.size();
                        }
                    })
                    .areCounted(1);
            assertThat(authors).extracting(author -> author.books.size()).containsExactly(2, 1, 0);
        });
    }

    @Test
    void touchingOneReferenceLoadsAllOfTheResult() {
        saved(author("A", "a1", "a2"));
        saved(author("B", "b1"));
        unit.inEntityManager(em -> {
            List<Book> books = em.createQuery("select b from Book b order by b.id", Book.class)
                    .getResultList();
            unit.statements()
                    .during(() -> assertThat(books)
                            .extracting(book -> book.author.getName())
                            .containsExactly("A", "A", "B"))
                    .areCounted(2)
                    .contain("from Author a where a.id in (", "from Portrait p where p.author_id in (");
        });
    }

    @Test
    void aCollectionIsLoadedInItsOrder() {
        Long id = saved(author("A", "zebra", "ape", "lion"));
        unit.inEntityManager(em -> assertThat(em.find(Author.class, id).books)
                .extracting(book -> book.title)
                .containsExactly("ape", "lion", "zebra"));
    }

    @Test
    void anUnloadedCollectionOfADetachedInstanceSaysWhatIsMissing() {
        Long id = saved(author("A", "a1"));
        Author detached = unit.fromEntityManager(em -> em.find(Author.class, id));
        assertThatThrownBy(() -> detached.books.size())
                .hasMessageContaining("Author")
                .hasMessageContaining("books")
                .hasMessageContaining("fetch");
    }

    @Test
    void aManyToManyWritesOnlyTheRowsThatDiffer() {
        Long id = unit.fromTransaction(em -> {
                    Book book = new Book("B");
                    book.genres.add(new Genre("x"));
                    book.genres.add(new Genre("y"));
                    em.persist(book);
                    return book;
                })
                .id;
        unit.statements()
                .during(() -> unit.inTransaction(em -> {
                    Book book = em.find(Book.class, id);
                    book.genres.removeIf(genre -> genre.name.equals("x"));
                    book.genres.add(new Genre("z"));
                }))
                .contain("delete from Book_Genre where", "insert into Book_Genre");
        assertThat(unit.sql("select g.name from Book_Genre bg join Genre g on g.name = bg.genres_name order by 1"))
                .containsExactly(List.of("y"), List.of("z"));
    }

    @Test
    void theInverseSideOfAOneToOneIsFound() {
        Long id = unit.fromTransaction(em -> {
                    Author author = new Author("A");
                    author.portrait = new Portrait("oil");
                    author.portrait.author = author;
                    em.persist(author);
                    em.persist(author.portrait);
                    return author;
                })
                .id;
        unit.inEntityManager(em -> {
            Author author = em.find(Author.class, id);
            assertThat(author.portrait.technique).isEqualTo("oil");
            assertThat(author.portrait.author).isSameAs(author);
        });
    }

    @Test
    void aUnidirectionalOneToManyKeepsItsForeignKeyInTheTarget() {
        Long id = unit.fromTransaction(em -> {
                    Book book = new Book("B");
                    book.chapters.add(new Chapter("one"));
                    book.chapters.add(new Chapter("two"));
                    em.persist(book);
                    return book;
                })
                .id;
        assertThat(unit.sql("select title, book_id from Chapter order by id"))
                .containsExactly(List.of("one", id.intValue()), List.of("two", id.intValue()));
        unit.inEntityManager(em -> assertThat(em.find(Book.class, id).chapters)
                .extracting(chapter -> chapter.title)
                .containsExactlyInAnyOrder("one", "two"));
    }

    private Long saved(Author author) {
        unit.inTransaction(em -> em.persist(author));
        return author.id;
    }

    private List<Object> titles() {
        return unit.sql("select title from Book order by id").stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static Author author(String name, String... titles) {
        Author author = new Author(name);
        for (String title : titles) {
            author.add(new Book(title));
        }
        return author;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String name;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("title")
        private List<Book> books = new ArrayList<>();

        @OneToOne(mappedBy = "author")
        private Portrait portrait;

        protected Author() {}

        Author(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        void add(Book book) {
            book.author = this;
            books.add(book);
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String title;

        @ManyToOne(fetch = FetchType.LAZY)
        private Author author;

        @ManyToMany(cascade = CascadeType.PERSIST)
        private Set<Genre> genres = new HashSet<>();

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "book_id")
        private List<Chapter> chapters = new ArrayList<>();

        protected Book() {}

        Book(String title) {
            this.title = title;
        }
    }

    @Entity(name = "Chapter")
    static class Chapter {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String title;

        protected Chapter() {}

        Chapter(String title) {
            this.title = title;
        }
    }

    @Entity(name = "Genre")
    static class Genre {
        @Id
        private String name;

        @ManyToMany(mappedBy = "genres")
        private Set<Book> books = new HashSet<>();

        protected Genre() {}

        Genre(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Portrait")
    static class Portrait {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        private java.util.UUID id;

        private String technique;

        @OneToOne(fetch = FetchType.LAZY)
        private Author author;

        protected Portrait() {}

        Portrait(String technique) {
            this.technique = technique;
        }
    }
}
