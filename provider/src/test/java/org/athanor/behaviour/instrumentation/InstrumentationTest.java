package org.athanor.behaviour.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceUnitUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Date;
import java.util.List;
import org.athanor.behaviour.instrumentation.Archive.Clerk;
import org.athanor.behaviour.instrumentation.Archive.Cover;
import org.athanor.behaviour.instrumentation.Archive.Document;
import org.athanor.behaviour.instrumentation.Archive.Office;
import org.athanor.behaviour.instrumentation.Archive.Person;
import org.athanor.behaviour.instrumentation.Archive.Stamp;
import org.athanor.instrument.NotLoadedException;
import org.athanor.testing.EnhancedClasses;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstrumentationTest {
    private static final boolean ENHANCED = EnhancedClasses.asked();

    private TestUnit unit;
    private EntityManager em;
    private PersistenceUnitUtil util;

    @BeforeEach
    void archive() {
        unit = TestUnit.of(Archive.CLASSES).start();
        util = unit.factory().getPersistenceUnitUtil();
        unit.inTransaction(manager -> {
            Person ada = new Person("Ada");
            Office registry = new Office("Registry");
            manager.persist(ada);
            manager.persist(registry);
            for (long id = 1; id <= 4; id++) {
                Document document = new Document(id, "Title " + id);
                document.setSummary("Summary " + id);
                document.setPages((int) (10 * id));
                document.setScan(new byte[] {(byte) id, 2, 3});
                document.setReceived(new Date(86_400_000L * id));
                document.setStamp(new Stamp("clerk " + id, "room " + id));
                document.setAuthor(id % 2 == 0 ? ada : registry);
                document.setSource(id == 1 ? null : manager.find(Document.class, id - 1));
                manager.persist(document);
                if (id != 3) {
                    document.setCover(new Cover(10 + id, "colour " + id, document));
                    manager.persist(document.getCover());
                }
            }
        });
        em = unit.entityManager();
        em.getTransaction().begin();
        unit.statements().clear();
    }

    @AfterEach
    void close() {
        if (em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        unit.checkInvariants();
        unit.close();
    }

    private List<Document> documents() {
        return em.createQuery("select d from Document d order by d.id", Document.class)
                .getResultList();
    }

    @Test
    void columnsThatAreLazyComeTogetherForTheWholeResultWhenOneIsTouched() {
        List<Document> documents = documents();
        unit.statements().all().areCounted(ENHANCED ? 1 : 3);
        assertThat(util.isLoaded(documents.get(0), "summary")).isEqualTo(!ENHANCED);
        assertThat(util.isLoaded(documents.get(0), "title")).isTrue();

        unit.statements()
                .during(() -> assertThat(documents.get(1).getSummary()).isEqualTo("Summary 2"))
                .areCounted(ENHANCED ? 1 : 0);
        unit.statements()
                .during(() -> {
                    assertThat(documents).extracting(Document::getPages).containsExactly(10, 20, 30, 40);
                    assertThat(documents)
                            .extracting(Document::getSummary)
                            .containsExactly("Summary 1", "Summary 2", "Summary 3", "Summary 4");
                })
                .areNone();
        assertThat(util.isLoaded(documents.get(3), "summary")).isTrue();
        assertThat(util.isLoaded(documents.get(3), "scan")).isEqualTo(!ENHANCED);
    }

    @Test
    void aLargeObjectComesByItselfForTheOneThatIsTouched() {
        List<Document> documents = documents();
        unit.statements().clear();

        unit.statements()
                .during(() -> assertThat(documents.get(0).getScan()).containsExactly(1, 2, 3))
                .areCounted(ENHANCED ? 1 : 0);

        assertThat(util.isLoaded(documents.get(0), "scan")).isTrue();
        assertThat(util.isLoaded(documents.get(1), "scan")).isEqualTo(!ENHANCED);
        assertThat(util.isLoaded(documents.get(0), "summary")).isEqualTo(!ENHANCED);
    }

    @Test
    void aToOneThatMayBeOfSeveralClassesIsReadWhenItsOwnerIsAskedForIt() {
        List<Document> documents = documents();
        unit.statements().clear();
        assertThat(util.isLoaded(documents.get(0), "author")).isEqualTo(!ENHANCED);

        unit.statements()
                .during(() -> assertThat(documents.get(0).getAuthor()).isInstanceOf(Office.class))
                .areCounted(ENHANCED ? 1 : 0);

        unit.statements()
                .during(() -> assertThat(documents.get(1).getAuthor().getName()).isEqualTo("Ada"))
                .areNone();
        assertThat(documents.get(0).getAuthor()).isSameAs(documents.get(2).getAuthor());
        assertThat(util.isLoaded(documents.get(3), "author")).isTrue();
    }

    @Test
    void theInverseSideOfAOneToOneIsReadWhenItsOwnerIsAskedForItBeItThereOrNot() {
        List<Document> documents = documents();
        unit.statements().clear();
        assertThat(util.isLoaded(documents.get(2), "cover")).isEqualTo(!ENHANCED);

        unit.statements()
                .during(() -> {
                    assertThat(documents.get(2).getCover()).isNull();
                    assertThat(documents.get(3).getCover().getColour()).isEqualTo("colour 4");
                })
                .areCounted(ENHANCED ? 1 : 0);
        assertThat(util.isLoaded(documents.get(2), "cover")).isTrue();
    }

    @Test
    void whatABeingFetchedJoinBringsIsNotReadAgain() {
        List<Document> documents = documents();
        em.createQuery("select d from Document d left join fetch d.author left join fetch d.cover", Document.class)
                .getResultList();

        unit.statements()
                .during(() -> {
                    assertThat(documents.get(0).getAuthor().getName()).isEqualTo("Registry");
                    assertThat(documents.get(2).getCover()).isNull();
                })
                .areNone();
    }

    @Test
    void aReferenceIsOfTheEntitysOwnClassAndIsReadWhenMoreThanItsIdentifierIsTouched() {
        Document document = em.getReference(Document.class, 2L);

        assertThat(document.getClass() == Document.class).isEqualTo(ENHANCED);
        assertThat(document.getId()).isEqualTo(2L);
        assertThat(util.isLoaded(document)).isFalse();
        unit.statements().all().areNone();
        unit.statements()
                .during(() -> assertThat(document.getTitle()).isEqualTo("Title 2"))
                .contain("from Document");
        assertThat(util.isLoaded(document)).isTrue();
        assertThat(em.find(Document.class, 2L)).isSameAs(document);
    }

    @Test
    void onlyWhatWasWrittenToIsUpdatedAndOnlyIfItDiffers() {
        List<Document> documents = documents();
        documents.get(0).setTitle("Title 1");
        documents.get(1).setTitle("Another");
        documents.get(2).setTitle("There");
        documents.get(2).setTitle("Title 3");

        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, title = ? where id = ? and version = ?");
        unit.statements().during(em::flush).areNone();
        documents.get(1).setTitle("Yet another");
        unit.statements().during(em::flush).areCounted(1);
    }

    @Test
    void aColumnThatWasNotReadCanBeWrittenWithoutReadingIt() {
        Document document = em.find(Document.class, 1L);
        unit.statements().clear();

        unit.statements().during(() -> document.setSummary("Shorter")).areNone();
        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, summary = ? where id = ? and version = ?");
        assertThat(document.getSummary()).isEqualTo("Shorter");
        assertThat(unit.sql("select pages from Document where id = 1")).containsExactly(List.of(10));
    }

    @Test
    void valuesThatChangeInPlaceAreSeen() {
        Document document = em.find(Document.class, 1L);
        Date received = document.getReceived();
        Stamp stamp = document.getStamp();
        em.flush();

        received.setTime(0);
        stamp.setClerk("another clerk");
        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, received = ?, clerk = ? where id = ? and version = ?");

        received.setTime(86_400_000L);
        document.getScan()[0] = 9;
        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, scan = ?, received = ? where id = ? and version = ?");
    }

    @Test
    void whatAnInsertedInstanceHoldsIsWatchedToo() {
        Date received = new Date(0);
        Document document = new Document(9, "New");
        document.setReceived(received);
        em.persist(document);
        em.flush();

        received.setTime(5_000);

        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, received = ? where id = ? and version = ?");
    }

    @Test
    void aRollbackPutsBackWhatWasWrittenFlushedOrNot() {
        Document flushed = em.find(Document.class, 1L);
        Document unflushed = em.find(Document.class, 2L);
        Document removed = em.find(Document.class, 4L);
        em.remove(em.find(Cover.class, 14L));
        flushed.setTitle("Changed");
        flushed.getStamp().setClerk("nobody");
        em.remove(removed);
        em.flush();
        unflushed.setTitle("Changed as well");
        em.getTransaction().rollback();

        assertThat(flushed.getTitle()).isEqualTo("Title 1");
        assertThat(flushed.getStamp().getClerk()).isEqualTo("clerk 1");
        assertThat(flushed.getVersion()).isZero();
        assertThat(unflushed.getTitle()).isEqualTo("Title 2");
        assertThat(removed.getTitle()).isEqualTo("Title 4");
    }

    @Test
    void aDetachedInstanceKeepsWhatWasReadAndFailsClearlyOnWhatWasNot() {
        Document document = em.find(Document.class, 1L);
        Document untouched = em.getReference(Document.class, 3L);
        em.clear();

        assertThat(document.getTitle()).isEqualTo("Title 1");
        assertThat(document.getStamp().getClerk()).isEqualTo("clerk 1");
        if (ENHANCED) {
            assertThatThrownBy(document::getSummary)
                    .isInstanceOf(NotLoadedException.class)
                    .hasMessageContaining("Document#1: attribute summary was not loaded");
        } else {
            assertThat(document.getSummary()).isEqualTo("Summary 1");
        }
        assertThatThrownBy(untouched::getTitle)
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Document#3");
        assertThat(untouched.getId()).isEqualTo(3L);
        assertThat(Persistence.getPersistenceUtil().isLoaded(document, "summary"))
                .isEqualTo(!ENHANCED);
        assertThat(Persistence.getPersistenceUtil().isLoaded(document, "title")).isTrue();
        assertThat(Persistence.getPersistenceUtil().isLoaded(untouched)).isFalse();
    }

    @Test
    void aMergedInstanceBringsBackOnlyWhatItHas() {
        Document document = em.find(Document.class, 1L);
        em.clear();
        document.setTitle("Merged");

        Document merged = em.merge(document);
        unit.statements()
                .during(em::flush)
                .areExactly("update Document set version = ?, title = ? where id = ? and version = ?");

        assertThat(merged.getSummary()).isEqualTo("Summary 1");
        assertThat(merged.getAuthor().getName()).isEqualTo("Registry");
    }

    @Test
    void anInstanceTravelsThroughSerializationWithTheKnowledgeOfWhatItLacks() throws Exception {
        Document document = em.find(Document.class, 1L);
        document.getAuthor();
        document.setAuthor(null);
        document.setCover(null);
        Document there = throughSerialization(document);

        assertThat(there.getTitle()).isEqualTo("Title 1");
        assertThat(there.getStamp().getClerk()).isEqualTo("clerk 1");
        assertThat(util.isLoaded(there, "summary")).isEqualTo(!ENHANCED);
        if (ENHANCED) {
            assertThatThrownBy(there::getSummary).isInstanceOf(NotLoadedException.class);
        }
        there.setTitle("From afar");
        there.setSummary("Set");
        assertThat(there.getSummary()).isEqualTo("Set");
        em.getTransaction().rollback();
        em.clear();
        em.getTransaction().begin();
        Document merged = em.merge(there);
        assertThat(merged.getTitle()).isEqualTo("From afar");
        assertThat(merged.getSummary()).isEqualTo("Set");
        assertThat(merged.getPages()).isEqualTo(10);
    }

    private static Document throughSerialization(Document document) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(document);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Document) in.readObject();
        }
    }

    @Test
    void aCloneIsNobodysBusiness() throws Exception {
        Document document = em.find(Document.class, 1L);
        Document clone = document.copy();

        clone.setTitle("Clone");

        unit.statements().during(em::flush).areNone();
        assertThat(em.contains(clone)).isFalse();
        assertThat(document.getTitle()).isEqualTo("Title 1");
        if (ENHANCED) {
            assertThatThrownBy(clone::getSummary).isInstanceOf(NotLoadedException.class);
        }
    }

    @Test
    void removingReachesWhatWasNotReadYet() {
        Document document = em.find(Document.class, 4L);
        em.remove(document);
        em.flush();

        assertThat(unit.sql(em, "select count(*) from Cover where id = 14")).containsExactly(List.of(0));
    }

    @Test
    void refreshForgetsWhatWasWrittenAndWhatWasReadLate() {
        Document document = em.find(Document.class, 1L);
        assertThat(document.getSummary()).isEqualTo("Summary 1");
        unit.sql("update Document set summary = 'Rewritten', title = 'Renamed' where id = 1");
        document.setTitle("Mine");

        em.refresh(document);

        assertThat(document.getTitle()).isEqualTo("Renamed");
        assertThat(document.getSummary()).isEqualTo("Rewritten");
        unit.statements().during(em::flush).areNone();
    }

    @Test
    void fieldsBehindPropertiesAreReadAndWrittenByAnyMethod() {
        unit.inTransaction(manager -> manager.persist(new Clerk(1, "Ann Mill")));
        Clerk clerk = em.getReference(Clerk.class, 1L);
        unit.statements()
                .during(() -> assertThat(clerk.isCalled("Mill")).isTrue())
                .areCounted(1);

        clerk.marries("Wood");

        unit.statements().during(em::flush).areExactly("update Clerk set name = ? where number = ?");
        assertThat(unit.sql(em, "select name from Clerk")).containsExactly(List.of("Ann Wood"));
    }

    @Test
    void instancesWithoutAnySessionBehaveAsPlainObjects() {
        Document document = new Document(7, "Plain");
        document.setSummary("S");
        document.setStamp(new Stamp("a", "b"));
        document.getStamp().setClerk("c");

        assertThat(document.getSummary()).isEqualTo("S");
        assertThat(document.getStamp().getClerk()).isEqualTo("c");
        assertThat(util.isLoaded(document)).isTrue();
        assertThat(em.contains(document)).isFalse();
    }
}
