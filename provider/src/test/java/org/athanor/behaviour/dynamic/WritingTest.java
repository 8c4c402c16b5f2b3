package org.athanor.behaviour.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import org.athanor.DynamicCollection;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.dynamic.Library.Book;
import org.athanor.behaviour.dynamic.Library.Note;
import org.athanor.behaviour.dynamic.Library.Reader;
import org.athanor.behaviour.dynamic.Library.Shelf;
import org.athanor.behaviour.dynamic.Library.Tag;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritingTest {
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
        if (em != null) {
            em.getTransaction().rollback();
            em.close();
        }
    }

    private List<List<Object>> sql(String select) {
        em.flush();
        return unit.sql(em, select);
    }

    @ParameterizedTest
    @EnumSource
    void addingAndRemovingSendNothingAndSetTheOtherSideAtOnce(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book emma = em.find(Book.class, 1);
        Book fresh = new Book("Middlemarch");
        unit.statements()
                .during(() -> {
                    novels.getBooks().append(fresh);
                    assertThat(novels.getBooks().remove(emma)).isTrue();
                    assertThat(fresh.getShelf()).isSameAs(novels);
                    assertThat(emma.getShelf()).isNull();
                })
                .areNone();
        unit.statements()
                .during(em::flush)
                .areExactly(
                        "insert into Book (title, shelf_id) values (?, ?) returning id",
                        "update Book set shelf_id = ? where id = ?");
        assertThat(novels.getBooks().all()).containsExactly(em.find(Book.class, 2), fresh);
        unit.statements().during(em::flush).areNone();
    }

    @ParameterizedTest
    @EnumSource
    void settingTheOtherSideQueuesAndLoadsNothing(Preset preset) {
        em = preset.begin(unit);
        Shelf poems = em.find(Shelf.class, 2);
        Shelf novels = em.find(Shelf.class, 1);
        Book emma = em.find(Book.class, 1);
        emma.setShelf(poems);
        unit.statements().during(em::flush).areExactly("update Book set shelf_id = ? where id = ?");
        assertThat(poems.getBooks().all()).hasToString("[Emma, Odes]");
        assertThat(novels.getBooks().contains(emma)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void pendingChangesAreSeenByTheNextReading(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        novels.getBooks().add(new Book("Middlemarch"));
        novels.getBooks().remove(em.find(Book.class, 2));
        assertThat(novels.getBooks().all()).hasToString("[Emma, Middlemarch]");
        em.setFlushMode(FlushModeType.COMMIT);
        novels.getBooks().add(new Book("Persuasion"));
        assertThat(novels.getBooks().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBackWritesNothing(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book emma = em.find(Book.class, 1);
        Book ulysses = em.find(Book.class, 2);
        novels.getBooks().remove(emma);
        novels.getBooks().add(emma);
        Tag fresh = em.find(Tag.class, 3);
        ulysses.getTags().add(fresh);
        ulysses.getTags().remove(fresh);
        unit.statements().during(em::flush).areNone();
        emma.setShelf(em.find(Shelf.class, 2));
        novels.getBooks().add(emma);
        unit.statements().during(em::flush).areNone();
    }

    @ParameterizedTest
    @EnumSource
    void manyToManyWritesOneRowWhicheverEndIsChanged(Preset preset) {
        em = preset.begin(unit);
        Book emma = em.find(Book.class, 1);
        Tag fresh = em.find(Tag.class, 3);
        Tag old = em.find(Tag.class, 1);
        emma.getTags().add(fresh);
        fresh.getBooks().add(emma);
        old.getBooks().remove(emma);
        unit.statements()
                .during(em::flush)
                .areExactly(
                        "delete from Book_Tag where books_id = ? and tags_id = ?",
                        "insert into Book_Tag (books_id, tags_id) values (?, ?)");
        assertThat(emma.getTags().all()).containsExactly(fresh);
        assertThat(fresh.getBooks().all()).containsExactly(emma);
    }

    @ParameterizedTest
    @EnumSource
    void aForeignKeyOfItsOwnIsWritten(Preset preset) {
        em = preset.begin(unit);
        Shelf poems = em.find(Shelf.class, 2);
        poems.getReaders().add(em.find(Reader.class, 1));
        em.find(Shelf.class, 1).getReaders().remove(em.find(Reader.class, 2));
        assertThat(sql("select shelf_id from Reader order by id")).hasToString("[[2], [null]]");
    }

    @ParameterizedTest
    @EnumSource
    void newInstancesHoldWhatWasAddedUntilTheyAreFlushed(Preset preset) {
        em = preset.begin(unit);
        Shelf plays = new Shelf("plays");
        Book hamlet = new Book("Hamlet");
        plays.getBooks().add(hamlet);
        assertThat(plays.getBooks()).containsExactly(hamlet);
        em.persist(plays);
        assertThat(em.contains(hamlet)).isTrue();
        assertThat(hamlet.getShelf()).isSameAs(plays);
        Book faust = new Book("Faust");
        plays.getBooks().add(faust);
        assertThat(plays.getBooks().filterBy("title", "Faust").all()).containsExactly(faust);
        assertThat(plays.getBooks().all()).containsExactly(hamlet, faust);
        Tag drama = new Tag("drama");
        em.persist(drama);
        assertThat(drama.getBooks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takenOutOfACollectionWithOrphanRemovalIsDeleted(Preset preset) {
        em = preset.begin(unit);
        Book emma = em.find(Book.class, 1);
        Note torn = em.find(Note.class, 1);
        emma.getNotes().remove(torn);
        emma.getNotes().add(new Note("found"));
        unit.statements()
                .during(em::flush)
                .areExactly(
                        "insert into Note (text, book_id) values (?, ?) returning id", "delete from Note where id = ?");
        assertThat(emma.getNotes().all()).hasToString("[lent, found]");
    }

    @ParameterizedTest
    @EnumSource
    void deletingTheOwnerDeletesTheElementsAlongTheCascade(Preset preset) {
        em = preset.begin(unit);
        Book emma = em.find(Book.class, 1);
        Note late = new Note("late");
        emma.getNotes().add(late);
        em.flush();
        em.remove(emma);
        assertThat(sql("select id from Note")).isEmpty();
        assertThat(sql("select id from Book order by id")).hasToString("[[2], [3]]");
        assertThat(sql("select books_id from Book_Tag where books_id = 1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void replacingTheCollectionTakesOutWhatIsNotInTheNewOne(Preset preset) {
        em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book ulysses = em.find(Book.class, 2);
        Book fresh = new Book("Middlemarch");
        DynamicCollection<Book> others = DynamicCollection.create();
        others.add(ulysses);
        others.add(fresh);
        unit.statements()
                .during(() -> {
                    novels.setBooks(others);
                    em.flush();
                })
                .contain("select", "insert into Book", "update Book set shelf_id = ? where id = ?");
        assertThat(novels.getBooks().all()).containsExactly(ulysses, fresh);
        assertThat(em.find(Book.class, 1).getShelf()).isNull();
    }

    @Test
    void aRollbackDropsWhatWasQueuedAndNewInstancesKeepTheirElements() {
        try (Session session = unit.factory().unwrap(SessionFactory.class).open()) {
            Shelf novels = session.get(Shelf.class, 1);
            Book queued = new Book("Middlemarch");
            novels.getBooks().add(queued);
            Shelf plays = new Shelf("plays");
            Book hamlet = new Book("Hamlet");
            plays.getBooks().add(hamlet);
            session.add(plays);
            session.flush();
            novels.getBooks().remove(session.get(Book.class, 1));
            session.rollback();
            assertThat(novels.getBooks().all()).hasToString("[Emma, Ulysses]");
            assertThat(session.contains(queued)).isFalse();
            unit.statements().during(session::flush).areNone();
            assertThat(plays.getBooks()).containsExactly(hamlet);
            session.add(plays);
            assertThat(plays.getBooks().all()).containsExactly(hamlet);
            assertThat(novels.getBooks().count()).isEqualTo(2);
        }
    }

    @Test
    void savepointsPutBackWhatWasQueued() {
        try (Session session = unit.factory().unwrap(SessionFactory.class).open()) {
            Shelf novels = session.get(Shelf.class, 1);
            novels.getBooks().add(new Book("before"));
            try (var attempt = session.beginNested()) {
                novels.getBooks().add(new Book("inside"));
                session.flush();
                novels.getBooks().add(new Book("queued"));
                attempt.rollback();
            }
            assertThat(novels.getBooks().all()).hasToString("[Emma, Ulysses, before]");
        }
    }
}
