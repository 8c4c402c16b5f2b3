package org.athanor.behaviour.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.Loading.containsEager;
import static org.athanor.Loading.joinedLoad;
import static org.athanor.Loading.lazyLoad;
import static org.athanor.Loading.raiseLoadAll;
import static org.athanor.Loading.selectInLoad;
import static org.athanor.expression.Expressions.attribute;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.athanor.DynamicCollection;
import org.athanor.LoadOption;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.dynamic.Library.Book;
import org.athanor.behaviour.dynamic.Library.Shelf;
import org.athanor.behaviour.dynamic.Library.Tag;
import org.athanor.expression.NamedAttribute;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dynamic collections are never loaded, whatever happens to their owners, and queries know them as they know others. */
class LifeCycleTest {
    private static final NamedAttribute<Shelf, Object> BOOKS = attribute(Shelf.class, "books");

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Library.unit());

    @BeforeEach
    void rows() {
        Library.rows(unit);
    }

    private Session open() {
        return unit.factory().unwrap(SessionFactory.class).open();
    }

    @ParameterizedTest
    @EnumSource
    void refreshMergeAndDetachDoNotReadIt(Preset preset) {
        EntityManager em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book emma = em.find(Book.class, 1);
        emma.getTags().add(em.find(Tag.class, 3));
        unit.statements().during(() -> em.refresh(emma)).areCounted(1);
        assertThat(emma.getTags().count()).isOne();
        em.detach(novels);
        novels.setName("prose");
        unit.statements()
                .during(() -> assertThat(em.merge(novels).getName()).isEqualTo("prose"))
                .areCounted(1);
        unit.statements().during(em::flush).areExactly("update Shelf set name = ? where id = ?");
        assertThat(unit.factory().getPersistenceUnitUtil().isLoaded(em.find(Shelf.class, 1), "books"))
                .isFalse();
        em.getTransaction().rollback();
        em.close();
    }

    @ParameterizedTest
    @EnumSource
    void aDetachedOneCannotBeReadAndWhatIsAddedToItGoesAlongWithAMerge(Preset preset) {
        EntityManager em = preset.begin(unit);
        Shelf novels = em.find(Shelf.class, 1);
        Book emma = em.find(Book.class, 1);
        em.clear();
        assertThatThrownBy(() -> novels.getBooks().all())
                .hasMessageContaining("Shelf#1")
                .hasMessageContaining("books")
                .hasMessageContaining("detached");
        assertThatThrownBy(() -> novels.getBooks().filterBy("title", "Emma")).hasMessageContaining("detached");
        novels.getBooks().add(new Book("Middlemarch"));
        novels.getBooks().remove(emma);
        Shelf merged = em.merge(novels);
        assertThat(merged.getBooks().all()).hasToString("[Ulysses, Middlemarch]");
        em.getTransaction().rollback();
        em.close();
    }

    @Test
    void whatIsAddedToADetachedOneGoesAlongWhenItIsAddedAgain() {
        try (Session session = open()) {
            Shelf novels = session.get(Shelf.class, 1);
            session.expunge(novels);
            novels.getBooks().add(new Book("Middlemarch"));
            session.add(novels);
            assertThat(novels.getBooks().all()).hasToString("[Emma, Ulysses, Middlemarch]");
        }
    }

    @Test
    void aNewInstanceIsMergedWithItsElements() {
        try (Session session = open()) {
            Shelf plays = new Shelf("plays");
            plays.getBooks().add(new Book("Hamlet"));
            Shelf merged = session.merge(plays);
            assertThat(merged.getBooks().all()).hasToString("[Hamlet]");
        }
    }

    @Test
    void aNewInstanceAnswersNoQueries() {
        Shelf plays = new Shelf("plays");
        plays.getBooks().add(new Book("Hamlet"));
        assertThat(plays.getBooks().count()).isOne();
        assertThatThrownBy(() -> plays.getBooks().filterBy("title", "Hamlet"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new")
                .hasMessageContaining("flush");
        try (Session session = open()) {
            session.add(plays);
            try (var off = session.noAutoflush()) {
                assertThat(plays.getBooks().all()).hasToString("[Hamlet]");
                assertThatThrownBy(() -> plays.getBooks().filterBy("title", "Hamlet"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Shelf")
                        .hasMessageContaining("books");
            }
        }
    }

    @Test
    void expiryAndCommitForgetWhatWasQueued() {
        try (Session session = open()) {
            Shelf novels = session.get(Shelf.class, 1);
            Book emma = session.get(Book.class, 1);
            emma.getTags().remove(session.get(Tag.class, 1));
            session.expire(emma, "tags");
            assertThat(emma.getTags().count()).isOne();
            novels.getBooks().add(new Book("kept"));
            session.commit();
            assertThat(novels.getBooks().count()).isEqualTo(3);
            assertThat(session.inspect(novels).unloaded()).contains("books");
            novels.getBooks().remove(session.get(Book.class, 1));
            assertThat(session.inspect(novels).history("books").deleted()).hasSize(1);
            assertThat(session.isModified(novels)).isTrue();
        }
    }

    @Test
    void optionsFetchJoinsAndGraphsThatWouldLoadItAreRefused() {
        try (Session session = open()) {
            for (LoadOption option : List.of(joinedLoad(BOOKS), selectInLoad(BOOKS), containsEager(BOOKS))) {
                assertThatThrownBy(() -> session.query(Shelf.class)
                                .join(BOOKS)
                                .options(option)
                                .all())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("books")
                        .hasMessageContaining("dynamic");
            }
            EntityManager em = session.entityManager();
            assertThatThrownBy(() -> em.createQuery("select s from Shelf s join fetch s.books", Shelf.class)
                            .getResultList())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dynamic");
            EntityGraph<Shelf> graph = em.createEntityGraph(Shelf.class);
            graph.addAttributeNodes("books");
            assertThatThrownBy(() -> em.find(Shelf.class, 1, Map.of("jakarta.persistence.loadgraph", graph)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dynamic");
            Shelf novels = session.query(Shelf.class)
                    .options(raiseLoadAll(), lazyLoad(BOOKS))
                    .filterBy("id", 1)
                    .one();
            assertThat(novels.getBooks().count()).isEqualTo(2);
        }
    }

    @Test
    void queriesKnowItAsTheyKnowOthers() {
        try (Session session = open()) {
            assertThat(session.query(Shelf.class)
                            .filter(BOOKS.any(attribute(Book.class, "title").eq("Odes")))
                            .one()
                            .getName())
                    .isEqualTo("poems");
            assertThat(session.query(Shelf.class)
                            .filter(BOOKS.contains(session.get(Book.class, 1)))
                            .one()
                            .getName())
                    .isEqualTo("novels");
            assertThat(session.query(Book.class)
                            .withParent(session.get(Shelf.class, 2), BOOKS)
                            .all())
                    .hasToString("[Odes]");
            EntityManager em = session.entityManager();
            assertThat(em.createQuery("select b.title from Shelf s join s.books b where s.id = 2", String.class)
                            .getSingleResult())
                    .isEqualTo("Odes");
            assertThat(em.createQuery("select s.name from Shelf s where size(s.books) = 2", String.class)
                            .getSingleResult())
                    .isEqualTo("novels");
            assertThat(em.createQuery(
                                    "select t.name from Tag t where :book member of t.books order by t.id",
                                    String.class)
                            .setParameter("book", session.get(Book.class, 2))
                            .getResultList())
                    .containsExactly("old", "long");
            assertThat(unit.factory()
                            .getMetamodel()
                            .entity(Shelf.class)
                            .getCollection("books")
                            .getElementType()
                            .getJavaType())
                    .isEqualTo(Book.class);
        }
    }

    @Test
    void itGoesThroughSerializationWithWhatIsQueued() throws IOException, ClassNotFoundException {
        Book fresh = new Book("Emma");
        DynamicCollection<Book> sent = DynamicCollection.create();
        assertThat(copy(sent)).isEmpty();
        try (Session session = open()) {
            Shelf novels = session.get(Shelf.class, 1);
            DynamicCollection<?> received = copy(novels.getBooks());
            assertThatThrownBy(received::all).hasMessageContaining("detached");
        }
        assertThat(fresh.getShelf()).isNull();
    }

    private static DynamicCollection<?> copy(DynamicCollection<?> collection)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(collection);
        return (DynamicCollection<?>) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }
}
