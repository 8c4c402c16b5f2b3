package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.SessionRule;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Identifiers that change, in native sessions. */
class KeysTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Label.class, Record.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @BeforeEach
    void rows() {
        unit.sql("insert into Label (name, city) values ('Blue', 'NY'), ('Verve', 'LA')");
        unit.sql("insert into Record (id, label_name) values (1, 'Blue'), (2, 'Blue')");
        unit.database().restartIdentity("Record", "id", 3);
    }

    @AfterEach
    void close() {
        s.close();
    }

    private Object identity(Object instance) {
        return s.inspect(instance).identity();
    }

    @Test
    @DisplayName("key-01: a changed identifier is written, and is the identity from the flush on")
    void changed() {
        Label verve = s.get(Label.class, "Verve");
        verve.setName("Impulse");
        assertThat(identity(verve)).isEqualTo("Verve");
        unit.statements().during(s::flush).areExactly("update Label set name = ? where name = ?");
        assertThat(identity(verve)).isEqualTo("Impulse");
        unit.statements()
                .during(() -> assertThat(s.get(Label.class, "Impulse")).isSameAs(verve))
                .areNone();
        unit.statements()
                .during(() -> assertThat(s.get(Label.class, "Verve")).isNull())
                .areCounted(1);
        verve.setName("Impulse!");
        verve.city = "SF";
        unit.statements().during(s::flush).areExactly("update Label set name = ?, city = ? where name = ?");
        s.commit();
        assertThat(unit.sql("select name, city from Label order by name")).hasToString("[[Blue, NY], [Impulse!, SF]]");
    }

    @Test
    @DisplayName("key-05: foreign keys follow in the database, loaded children in memory, without an update")
    void followed() {
        Label blue = s.get(Label.class, "Blue");
        assertThat(blue.getRecords()).hasSize(2);
        blue.setName("Blue Note");
        unit.statements().during(s::flush).areExactly("update Label set name = ? where name = ?");
        assertThat(blue.getRecords())
                .allSatisfy(record -> assertThat(record.getLabel()).isSameAs(blue));
        s.commit();
        assertThat(s.get(Label.class, "Blue Note").getRecords()).hasSize(2);
        assertThat(s.get(Record.class, 1).getLabel().getName()).isEqualTo("Blue Note");
        assertThat(unit.sql("select label_name from Record order by id")).hasToString("[[Blue Note], [Blue Note]]");
    }

    @Test
    @DisplayName("rollback-09: a rollback switches keys back, also one to a savepoint")
    void switchedBack() {
        Label verve = s.get(Label.class, "Verve");
        try (Savepoint savepoint = s.beginNested()) {
            verve.setName("inside");
            s.flush();
            savepoint.rollback();
        }
        assertThat(identity(verve)).isEqualTo("Verve");
        assertThat(verve.getName()).isEqualTo("Verve");
        verve.setName("Impulse");
        s.flush();
        s.rollback();
        assertThat(identity(verve)).isEqualTo("Verve");
        unit.statements()
                .during(() -> assertThat(s.get(Label.class, "Impulse")).isNull())
                .contain("select");
        assertThat(s.get(Label.class, "Verve")).isSameAs(verve);
        assertThat(verve.getName()).isEqualTo("Verve");
    }

    @Test
    @DisplayName("key-03: an identifier that another row has is refused by the database, none at all by the flush")
    void refused() {
        Label verve = s.get(Label.class, "Verve");
        Label blue = s.get(Label.class, "Blue");
        verve.setName("Blue");
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        s.rollback();
        assertThat(s.get(Label.class, "Blue")).isSameAs(blue);
        assertThat(s.get(Label.class, "Verve")).isSameAs(verve);
        verve.setName(null);
        assertThatThrownBy(s::flush).isInstanceOf(RuntimeException.class).hasMessageContaining("Label#Verve");
        s.rollback();
        assertThat(s.get(Label.class, "Verve")).isSameAs(verve);
        assertThat(verve.getName()).isEqualTo("Verve");
    }

    @Test
    @DisplayName(
            "key-02, key-10: a known identifier is refused by add, one of another class by get, and nothing is lost")
    void mistaken() {
        Label blue = s.get(Label.class, "Blue");
        assertThatThrownBy(() -> s.add(new Label("Blue")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Blue");
        assertThatThrownBy(() -> s.get(Label.class, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> s.get(Record.class, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(s.isActive()).isTrue();
        s.add(new Label("Ecm"));
        s.addAll(new Label("Two"));
        s.commit();
        assertThat(s.get(Label.class, "Blue")).isSameAs(blue);
        assertThat(unit.sql("select name from Label")).hasSize(4);
    }

    @Test
    @DisplayName("an identifier and a collection change one after the other")
    void withACollection() {
        Label verve = s.get(Label.class, "Verve");
        verve.getRecords().add(new Record());
        verve.setName("Impulse");
        assertThatThrownBy(s::flush).hasMessageContaining("records").hasMessageContaining("flush between");
        s.rollback();
        verve = s.get(Label.class, "Verve");
        verve.setName("Impulse");
        s.flush();
        verve.getRecords().add(new Record());
        s.commit();
        assertThat(unit.sql("select label_name from Record where id = 3")).hasToString("[[Impulse]]");
    }

    @Test
    @DisplayName("a session may refuse changed identifiers, as entity managers do")
    void byRule() {
        try (Session strict =
                sessions.with(SessionRule.ChangedIdentifier.REFUSED).open()) {
            strict.get(Label.class, "Verve").setName("Impulse");
            assertThatThrownBy(strict::flush).hasMessageContaining("must not change");
        }
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        private String name;

        String city;

        @OneToMany(mappedBy = "label")
        @OrderBy("id")
        private List<Record> records = new ArrayList<>();

        protected Label() {}

        Label(String name) {
            this.name = name;
        }

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }

        List<Record> getRecords() {
            return records;
        }
    }

    @Entity(name = "Record")
    static class Record {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(
                name = "label_name",
                foreignKey =
                        @ForeignKey(
                                value = ConstraintMode.CONSTRAINT,
                                foreignKeyDefinition =
                                        "foreign key (label_name) references Label (name) on update cascade"))
        private Label label;

        Label getLabel() {
            return label;
        }
    }
}
