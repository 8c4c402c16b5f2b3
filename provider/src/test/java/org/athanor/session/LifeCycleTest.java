package org.athanor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Version;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LifeCycleTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Note.class, Label.class));

    @Test
    void aPersistedInstanceIsInsertedAtCommitAndFoundAgain() {
        Note note = new Note("first");
        EntityManager em = unit.entityManager();
        em.getTransaction().begin();
        unit.statements().during(() -> em.persist(note)).areNone();
        assertThat(em.contains(note)).isTrue();
        unit.statements()
                .during(() -> em.getTransaction().commit())
                .contain("insert into Note (text, version) values (?, ?)");
        assertThat(note.id).isNotNull();

        Note found = unit.fromEntityManager(other -> other.find(Note.class, note.id));
        assertThat(found).isNotSameAs(note);
        assertThat(found.text).isEqualTo("first");
    }

    @Test
    void findAnswersFromTheContextWithoutSql() {
        Long id = saved("x").id;
        unit.inEntityManager(em -> {
            Note first = em.find(Note.class, id);
            unit.statements()
                    .during(() -> assertThat(em.find(Note.class, id)).isSameAs(first))
                    .areNone();
        });
    }

    @Test
    void findGivesNullForWhatIsNotThere() {
        unit.inEntityManager(em -> assertThat(em.find(Note.class, 99L)).isNull());
    }

    @Test
    void onlyChangedColumnsAreUpdated() {
        Long id = saved("old").id;
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.find(Label.class, label("a", "red", 1)).colour = "blue"))
                .contain("update Label set colour = ? where name = ?");
        assertThat(unit.sql("select colour, weight from Label")).containsExactly(java.util.List.of("blue", 1));
        assertThat(id).isNotNull();
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() {
        Long id = saved("same").id;
        unit.statements()
                .during(() -> unit.inTransaction(em -> em.find(Note.class, id).text = new String("same")))
                .doNotContain("update");
    }

    @Test
    void removedMeansGoneFromTheContextAtOnceAndFromTheTableAtCommit() {
        Long id = saved("x").id;
        unit.inTransaction(em -> {
            Note note = em.find(Note.class, id);
            em.remove(note);
            assertThat(em.contains(note)).isFalse();
            assertThat(em.find(Note.class, id)).isNull();
        });
        assertThat(unit.sql("select id from Note")).isEmpty();
    }

    @Test
    void aRemovedInstanceThatIsPersistedAgainStays() {
        Long id = saved("x").id;
        unit.inTransaction(em -> {
            Note note = em.find(Note.class, id);
            em.remove(note);
            em.persist(note);
            assertThat(em.contains(note)).isTrue();
        });
        assertThat(unit.sql("select id from Note")).hasSize(1);
    }

    @Test
    void anInstanceWhoseRowWasDeletedIsInsertedAgain() {
        String name = label("a", "red", 1);
        unit.inTransaction(em -> {
            Label label = em.find(Label.class, name);
            em.remove(label);
            em.flush();
            assertThat(unit.sql("select name from Label")).isEmpty();
            em.persist(label);
            assertThat(em.contains(label)).isTrue();
        });
        assertThat(unit.sql("select colour from Label")).containsExactly(java.util.List.of("red"));
    }

    @Test
    void theIdentifierOfARemovedInstanceIsFreeForANewOne() {
        String name = label("a", "red", 1);
        unit.inTransaction(em -> {
            em.remove(em.find(Label.class, name));
            Label successor = new Label(name, "blue", 2);
            em.persist(successor);
            assertThat(em.find(Label.class, name)).isSameAs(successor);
        });
        assertThat(unit.sql("select colour from Label")).containsExactly(java.util.List.of("blue"));
    }

    @Test
    void aNewInstanceThatIsRemovedIsNeverInserted() {
        unit.statements()
                .during(() -> unit.inTransaction(em -> {
                    Note note = new Note("x");
                    em.persist(note);
                    em.remove(note);
                    assertThat(em.contains(note)).isFalse();
                }))
                .doNotContain("insert");
    }

    @Test
    void removingANewInstanceIsIgnored() {
        unit.inTransaction(em -> {
            em.remove(new Note("x"));
            em.remove(new Label("new", "red", 1));
        });
    }

    @Test
    void removingADetachedInstanceIsRefused() {
        Note detached = saved("x");
        Label label = unit.fromTransaction(em -> em.find(Label.class, label("a", "red", 1)));
        unit.inEntityManager(em -> {
            assertThatThrownBy(() -> em.remove(detached))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Note")
                    .hasMessageContaining("detached");
            assertThatThrownBy(() -> em.remove(label)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void persistingADetachedInstanceIsRefused() {
        Note detached = saved("x");
        unit.inEntityManager(em -> assertThatThrownBy(() -> em.persist(detached))
                .isInstanceOf(EntityExistsException.class)
                .hasMessageContaining("Note")
                .hasMessageContaining("merge()"));
    }

    @Test
    void aSecondInstanceOfAnIdentityInTheContextIsRefused() {
        unit.inEntityManager(em -> {
            em.persist(new Label("a", "red", 1));
            assertThatThrownBy(() -> em.persist(new Label("a", "blue", 2))).isInstanceOf(EntityExistsException.class);
        });
    }

    @Test
    void whatWasPersistedOutsideATransactionWaitsForOne() {
        EntityManager em = unit.entityManager();
        Note note = new Note("early");
        unit.statements().during(() -> em.persist(note)).areNone();
        em.getTransaction().begin();
        em.getTransaction().commit();
        assertThat(unit.sql("select text from Note")).containsExactly(java.util.List.of("early"));
    }

    @Test
    void flushNeedsATransaction() {
        unit.inEntityManager(em -> assertThatThrownBy(em::flush).isInstanceOf(TransactionRequiredException.class));
    }

    @Test
    void refreshOverwritesTheInstance() {
        Long id = saved("original").id;
        unit.inEntityManager(em -> {
            Note note = em.find(Note.class, id);
            note.text = "changed";
            unit.sql("update Note set text = 'from outside'");
            em.refresh(note);
            assertThat(note.text).isEqualTo("from outside");
        });
    }

    @Test
    void refreshOfWhatIsGoneOrNotManagedIsRefused() {
        Note detached = saved("x");
        unit.inEntityManager(em -> {
            assertThatThrownBy(() -> em.refresh(detached)).isInstanceOf(IllegalArgumentException.class);
            Note note = em.find(Note.class, detached.id);
            unit.sql("delete from Note");
            assertThatThrownBy(() -> em.refresh(note)).isInstanceOf(EntityNotFoundException.class);
        });
    }

    @Test
    void aDetachedInstanceIsNotWritten() {
        Long id = saved("kept").id;
        unit.inTransaction(em -> {
            Note note = em.find(Note.class, id);
            note.text = "lost";
            em.detach(note);
            assertThat(em.contains(note)).isFalse();
        });
        assertThat(unit.sql("select text from Note")).containsExactly(java.util.List.of("kept"));
    }

    @Test
    void clearLetsGoOfEverything() {
        Long id = saved("kept").id;
        unit.inTransaction(em -> {
            Note note = em.find(Note.class, id);
            note.text = "lost";
            em.persist(new Note("never"));
            em.clear();
            assertThat(em.contains(note)).isFalse();
        });
        assertThat(unit.sql("select text from Note")).containsExactly(java.util.List.of("kept"));
    }

    @Test
    void aReferenceIsReadOnFirstUse() {
        Long id = saved("lazy").id;
        unit.inEntityManager(em -> {
            unit.statements()
                    .during(() ->
                            assertThat(em.getReference(Note.class, id).getId()).isEqualTo(id))
                    .areNone();
            Note reference = em.getReference(Note.class, id);
            unit.statements()
                    .during(() -> assertThat(reference.getText()).isEqualTo("lazy"))
                    .areCounted(1);
            assertThat(em.find(Note.class, id)).isSameAs(reference);
        });
    }

    @Test
    void aReferenceToNothingFailsWhenItIsTouched() {
        unit.inEntityManager(em -> {
            Note reference = em.getReference(Note.class, 99L);
            assertThatThrownBy(reference::getText).hasMessageContaining("Note").hasMessageContaining("99");
        });
    }

    @Test
    void aClosedEntityManagerRefusesEverything() {
        EntityManager em = unit.factory().createEntityManager();
        em.close();
        assertThat(em.isOpen()).isFalse();
        assertThatThrownBy(() -> em.find(Note.class, 1L)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> em.persist(new Note("x"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void foreignObjectsAndWrongIdentifiersAreRefused() {
        unit.inEntityManager(em -> {
            assertThatThrownBy(() -> em.persist("text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.String");
            assertThatThrownBy(() -> em.contains(null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> em.find(String.class, 1L)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> em.find(Note.class, "one"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Note");
            assertThatThrownBy(() -> em.find(Note.class, null)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    private Note saved(String text) {
        return unit.fromTransaction(em -> {
            Note note = new Note(text);
            em.persist(note);
            return note;
        });
    }

    private String label(String name, String colour, int weight) {
        unit.inTransaction(em -> em.persist(new Label(name, colour, weight)));
        return name;
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String text;

        @Version
        private int version;

        protected Note() {}

        Note(String text) {
            this.text = text;
        }

        public Long getId() {
            return id;
        }

        public String getText() {
            return text;
        }
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        private String name;

        @Column(nullable = false)
        private String colour;

        private int weight;

        protected Label() {}

        Label(String name, String colour, int weight) {
            this.name = name;
            this.colour = colour;
            this.weight = weight;
        }
    }
}
