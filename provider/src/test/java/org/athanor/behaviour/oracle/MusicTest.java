package org.athanor.behaviour.oracle;

import java.util.Collection;
import java.util.List;
import org.athanor.Inspection;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.SentStatements;
import org.athanor.testing.Statements;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the scenarios on artists and albums have in common: rows, a session {@code s}, and short names. */
abstract class MusicTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(definition());
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    TestUnit.Builder definition() {
        return Music.unit();
    }

    @BeforeEach
    void rows() {
        Music.rows(unit);
    }

    @AfterEach
    void close() {
        s.close();
    }

    Artist artist(int id) {
        return s.get(Artist.class, id);
    }

    Album album(int id) {
        return s.get(Album.class, id);
    }

    InstanceStatus status(Object instance) {
        return s.inspect(instance).status();
    }

    Inspection inspect(Object instance) {
        return s.inspect(instance);
    }

    <X extends Exception> SentStatements during(Statements.Action<X> action) throws X {
        return unit.statements().during(action);
    }

    String column(String sql) {
        return unit.sql(sql).stream().map(row -> row.get(0)).toList().toString();
    }

    static List<Object> list(Collection<Object> instances) {
        return List.copyOf(instances);
    }
}
