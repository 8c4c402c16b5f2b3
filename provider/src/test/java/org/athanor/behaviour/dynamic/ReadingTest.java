package org.athanor.behaviour.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.expression.Expressions.attribute;

import jakarta.persistence.EntityManager;
import java.util.Iterator;
import org.athanor.behaviour.dynamic.Library.Book;
import org.athanor.behaviour.dynamic.Library.Reader;
import org.athanor.behaviour.dynamic.Library.Shelf;
import org.athanor.behaviour.dynamic.Library.Tag;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
    private static final String BOOKS = "select b.id, b.title, b.shelf_id from Book b where b.shelf_id = ?";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Library.unit());
    private EntityManager em;

    @BeforeEach
    void rows() {
        Library.rows(unit);
    }

    @AfterEach
    void end() {
        em.getTransaction().rollback();
        em.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachReadingIsASelectOfItsOwn(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        unit.statements()
                .during(() -> {
                    assertThat(novels.getBooks()).hasToString("[dynamic]");
                    assertThat(novels.getBooks().all()).hasToString("[Emma, Ulysses]");
                    for (Book book : novels.getBooks()) {
                        assertThat(book.getShelf()).isSameAs(novels);
                    }
                })
                .areExactly(BOOKS + " order by b.id", BOOKS + " order by b.id");
        unit.statements()
                .during(() -> {
                    assertThat(novels.getBooks().count()).isEqualTo(2);
                    assertThat(novels.getBooks().size()).isEqualTo(2);
                    assertThat(novels.getBooks().isEmpty()).isFalse();
                })
                .areExactly(
                        "select count(*) from Book b where b.shelf_id = ?",
                        "select count(*) from Book b where b.shelf_id = ?",
                        BOOKS + " order by b.id limit ?");
    }

    @ParameterizedTest
    @EnumSource
    void itIsAskedAsAQueryIs(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        unit.statements()
                .during(() -> assertThat(novels.getBooks()
                                .filter(attribute(Book.class, "title").like("U%"))
                                .one()
                                .getTitle())
                        .isEqualTo("Ulysses"))
                .areExactly(BOOKS + " and b.title like ? order by b.id");
        assertThat(novels.getBooks().filterBy("title", "Odes").all()).isEmpty();
        assertThat(novels.getBooks().slice(1, 2).all()).hasToString("[Ulysses]");
        assertThat(novels.getBooks().limit(1).all()).hasToString("[Emma]");
        assertThat(novels.getBooks().first()).hasToString("Emma");
        assertThat(novels.getBooks().at(1)).hasToString("Ulysses");
        assertThat(novels.getBooks()
                        .orderBy()
                        .orderBy(attribute(Book.class, "title").desc())
                        .all())
                .hasToString("[Ulysses, Emma]");
        assertThat(novels.getBooks().stream().map(Book::getTitle)).containsExactly("Emma", "Ulysses");
        assertThat(novels.getBooks()
                        .query()
                        .select(attribute(Book.class, "title"))
                        .all())
                .hasToString("[[Emma], [Ulysses]]");
    }

    @ParameterizedTest
    @EnumSource
    void anElementIsFoundByItsIdentifierInThisCollectionAlone(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book odes = em.find(Book.class, 3);
        Book emma = em.find(Book.class, 1);
        unit.statements()
                .during(() -> assertThat(novels.getBooks().get(1)).isSameAs(emma))
                .areExactly(BOOKS + " and b.id = ?");
        assertThat(novels.getBooks().get(3)).isNull();
        assertThat(novels.getBooks().contains(emma)).isTrue();
        assertThat(novels.getBooks().contains(odes)).isFalse();
        assertThat(novels.getBooks().contains(new Book("Nowhere"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void manyToManyIsReadFromBothEnds(Preset preset) {
        em = preset.begin(unit);
        Book ulysses = em.find(Book.class, 2);
        unit.statements()
                .during(() -> assertThat(ulysses.getTags().all()).hasToString("[old, long]"))
                .areExactly("select t.id, t.name from Tag t where t.id in (select t1.id from Book b"
                        + " join Book_Tag b1 on b1.books_id = b.id join Tag t1 on t1.id = b1.tags_id where b.id = ?)"
                        + " order by t.name desc");
        assertThat(ulysses.getTags().filterBy("name", "long").count()).isOne();
        Tag old = em.find(Tag.class, 1);
        assertThat(old.getBooks().all()).hasToString("[Emma, Ulysses]");
        assertThat(old.getBooks().get(2)).isSameAs(ulysses);
        assertThat(old.getBooks().get(3)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aWriteOnlyOneIsReadByQueriesAlone(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        assertThatThrownBy(() -> novels.getReaders().iterator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("readers")
                .hasMessageContaining("write-only");
        assertThatThrownBy(() -> novels.getReaders().all()).isInstanceOf(IllegalStateException.class);
        assertThat(novels.getReaders().query().filterBy("id", 2).one().getId()).isEqualTo(2);
        assertThat(novels.getReaders().count()).isEqualTo(2);
        assertThat(novels.getReaders().contains(em.find(Reader.class, 1))).isTrue();
        Reader third = new Reader(3);
        em.persist(third);
        novels.getReaders().add(third);
        assertThat(novels.getReaders().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void elementsCanBeTakenOutWhileTheyAreWalkedThrough(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        for (Iterator<Book> books = novels.getBooks().iterator(); books.hasNext(); ) {
            Book book = books.next();
            if (book.getTitle().equals("Emma")) {
                books.remove();
                assertThat(book.getShelf()).isNull();
            }
        }
        assertThat(novels.getBooks().all()).hasToString("[Ulysses]");
        novels.getBooks().clear();
        assertThat(novels.getBooks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bulkStatementsReachItsRows(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        assertThat(novels.getBooks()
                        .query()
                        .update(attribute(Book.class, "title").to("Untitled")))
                .isEqualTo(2);
        assertThat(novels.getBooks().all()).hasToString("[Untitled, Untitled]");
        assertThat(em.find(Book.class, 3).getTitle()).isEqualTo("Odes");
    }
}
