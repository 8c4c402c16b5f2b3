package org.athanor.behaviour.echo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.PersistenceConfiguration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A program on its own that echoes, forgets to close its factory, and ends all the same. */
final class EchoProgram {
    private EchoProgram() {}

    public static void main(String[] args) {
        EntityManagerFactory factory = configuration("athanor.echo", "true").createEntityManagerFactory();
        factory.runInTransaction(manager -> manager.persist(new Note("alone")));
    }

    static PersistenceConfiguration configuration(String key, Object value) {
        return new PersistenceConfiguration("echoing")
                .managedClass(Note.class)
                .property(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite::memory:")
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .property(key, value);
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @GeneratedValue
        Long id;

        @Lob
        String text;

        @Lob
        byte[] bytes;

        BigDecimal amount;
        LocalDate day;

        @Column(unique = true)
        UUID code;

        boolean flag;
        char letter = 'x';

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }
}
