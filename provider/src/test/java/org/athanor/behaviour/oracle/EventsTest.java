package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.athanor.OrmExecution;
import org.athanor.Savepoint;
import org.athanor.Session;
import org.athanor.SessionListener;
import org.athanor.behaviour.oracle.Music.Album;
import org.athanor.behaviour.oracle.Music.Artist;
import org.athanor.testing.EnhancedClasses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What listeners are told, and what they may do. */
class EventsTest extends MusicTest {
    static final Set<String> AROUND = Set.of(
            "afterBegin",
            "beforeCommit",
            "afterCommit",
            "afterRollback",
            "afterSoftRollback",
            "beforeFlush",
            "afterFlush",
            "afterFlushPostExec");

    final List<String> log = new ArrayList<>();

    /** Writes down the names of the events that pass; of those about an instance its name or title too. */
    SessionListener noting(Predicate<String> wanted) {
        return (SessionListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionListener.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode")
                                ? System.identityHashCode(proxy)
                                : method.getName().equals("equals") ? proxy == arguments[0] : "listener";
                    }
                    if (wanted.test(method.getName())) {
                        log.add(method.getName()
                                + (method.getName().matches("(before|after)(Insert|Update|Delete)")
                                        ? " " + name(arguments[1])
                                        : ""));
                    }
                    return null;
                });
    }

    static String name(Object instance) {
        return instance instanceof Artist artist ? artist.getName() : ((Album) instance).getTitle();
    }

    static boolean isMove(String event) {
        return event.contains("To") || event.equals("loadedAsPersistent");
    }

    @Test
    @DisplayName("rollback-11: the events around a transaction and its flushes, in their order")
    void aroundATransaction() {
        s.addListener(noting(AROUND::contains));
        s.add(new Artist("Oum"));
        s.commit();
        assertThat(log)
                .containsExactly(
                        "beforeCommit", "beforeFlush", "afterBegin", "afterFlush", "afterFlushPostExec", "afterCommit");
        log.clear();
        s.add(new Artist("Ali"));
        s.flush();
        s.rollback();
        assertThat(log)
                .containsExactly(
                        "beforeFlush",
                        "afterBegin",
                        "afterFlush",
                        "afterFlushPostExec",
                        "afterRollback",
                        "afterSoftRollback");
        log.clear();
        s.commit();
        assertThat(log).as("nothing to do is nothing to tell").isEmpty();
        artist(1);
        assertThat(log).as("a transaction that only reads").containsExactly("afterBegin");
    }

    @Test
    @DisplayName("event-01: the rows of a flush are told before its statements and after them")
    void rowEvents() {
        Artist a = artist(1);
        Album x = album(3);
        s.addListener(noting(event -> event.matches("(before|after)(Insert|Update|Delete|Flush.*)")));
        a.setName("Nina2");
        Artist fresh = new Artist("New1");
        fresh.getAlbums().add(new Album("T"));
        s.addAll(fresh, new Artist("New2"));
        s.delete(x);
        s.flush();
        assertThat(log)
                .containsExactly(
                        "beforeFlush",
                        "beforeInsert New1",
                        "beforeInsert T",
                        "beforeInsert New2",
                        "beforeUpdate Nina2",
                        "beforeDelete Set",
                        "afterInsert New1",
                        "afterInsert T",
                        "afterInsert New2",
                        "afterUpdate Nina2",
                        "afterDelete Set",
                        "afterFlush",
                        "afterFlushPostExec");
    }

    @Test
    @DisplayName("event-02: what is changed before the rows are written is written")
    void changesBefore() {
        s.addListener(new SessionListener() {
            @Override
            public void beforeFlush(Session session) {
                session.add(new Artist("by beforeFlush"));
            }

            @Override
            public void beforeInsert(Session session, Object instance) {
                ((Artist) instance).setCountry("MA");
            }

            @Override
            public void beforeUpdate(Session session, Object instance) {
                ((Artist) instance).setCountry("XX");
            }
        });
        artist(1).setName("Nina S.");
        s.commit();
        assertThat(unit.sql("select name, country from artist where country in ('MA', 'XX') order by name"))
                .hasToString("[[Nina S., XX], [by beforeFlush, MA]]");
    }

    @Test
    @DisplayName("event-04: what is added after a flush is written by the next one, and a commit flushes until all is")
    void additionsAfter() {
        s.addListener(new SessionListener() {
            private int left = 2;

            @Override
            public void afterFlushPostExec(Session session) {
                if (left-- > 0) {
                    session.add(new Artist("after " + left));
                }
            }
        });
        s.add(new Artist("first"));
        s.commit();
        assertThat(column("select name from artist where id > 3 order by id")).isEqualTo("[first, after 1, after 0]");
        s.addListener(new SessionListener() {
            @Override
            public void afterFlushPostExec(Session session) {
                session.add(new Artist("again"));
            }
        });
        s.add(new Artist("x"));
        assertThatThrownBy(s::commit).hasMessageContaining("beforeFlush()");
        s.rollback();
        assertThat(unit.sql("select id from artist")).hasSize(6);
    }

    @Test
    @DisplayName("event-03: each change of state of an instance is told once")
    void lifeCycle() {
        s.addListener(noting(EventsTest::isMove));
        Artist a = new Artist("N");
        s.add(a);
        s.flush();
        s.delete(a);
        s.flush();
        s.rollback();
        assertThat(log)
                .containsExactly(
                        "transientToPending", "pendingToPersistent", "persistentToDeleted", "deletedToDetached");
        log.clear();
        Artist c = artist(3);
        s.expunge(c);
        s.add(c);
        s.delete(c);
        s.commit();
        assertThat(log)
                .containsExactly(
                        "loadedAsPersistent",
                        "persistentToDetached",
                        "detachedToPersistent",
                        "persistentToDeleted",
                        "deletedToDetached");
        log.clear();
        Artist p = new Artist("P");
        s.add(p);
        s.expunge(p);
        assertThat(log).containsExactly("transientToPending", "pendingToTransient");
    }

    @Test
    @DisplayName("event-03: and each change that a rollback makes")
    void lifeCycleOfARollback() {
        Artist c = artist(3);
        s.addListener(noting(EventsTest::isMove));
        s.delete(c);
        Artist n = new Artist("N");
        s.add(n);
        s.flush();
        Artist p = new Artist("P");
        s.add(p);
        log.clear();
        s.rollback();
        assertThat(log).containsExactlyInAnyOrder("pendingToTransient", "persistentToTransient", "deletedToPersistent");
        log.clear();
        try (Savepoint savepoint = s.beginNested()) {
            s.add(n);
            s.flush();
            savepoint.rollback();
        }
        assertThat(log).containsExactly("transientToPending", "pendingToPersistent", "persistentToTransient");
        log.clear();
        s.close();
        assertThat(log).containsOnly("persistentToDetached");
    }

    @Test
    @DisplayName("event-05: queries are told, and what is read because it was touched")
    void statements() {
        List<OrmExecution> seen = new ArrayList<>();
        SessionListener listener = new SessionListener() {
            @Override
            public void doOrmExecute(Session session, OrmExecution execution) {
                seen.add(execution);
            }
        };
        s.addListener(listener);
        Artist a = s.query(Artist.class).filterBy("id", 1).one();
        a.getAlbums().size();
        s.expire(a);
        if (!EnhancedClasses.asked()) {
            s.get(Artist.class, 1);
        }
        a.getName();
        assertThat(seen)
                .extracting(OrmExecution::kind)
                .containsExactly(
                        OrmExecution.Kind.SELECT, OrmExecution.Kind.RELATIONSHIP_LOAD, OrmExecution.Kind.COLUMN_LOAD);
        assertThat(seen.get(1).attribute()).isEqualTo("Artist.albums");
        seen.clear();
        artist(1);
        assertThat(seen).as("answered from memory").isEmpty();
        s.removeListener(listener);
        artist(2);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("flush-06: a failed flush is a rollback, and the rollback of the session a soft one")
    void failures() {
        s.addListener(noting(AROUND::contains));
        s.add(new Artist(1, "Dup"));
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        assertThat(log).containsExactly("beforeFlush", "afterBegin", "afterRollback", "afterSoftRollback");
        s.rollback();
        assertThat(log).endsWith("afterSoftRollback", "afterSoftRollback");
    }

    @Test
    @DisplayName("a listener that refuses keeps the flush from happening, and the session goes on after a rollback")
    void refusals() {
        SessionListener refusing = new SessionListener() {
            @Override
            public void afterFlush(Session session) {
                assertThat(session.pending()).as("as before the flush").hasSize(1);
                throw new IllegalStateException("refused");
            }
        };
        s.addListener(refusing);
        Artist a = new Artist("Oum");
        s.add(a);
        assertThatThrownBy(s::flush).hasMessage("refused");
        s.rollback();
        assertThat(a.getId()).isNull();
        s.removeListener(refusing);
        s.add(a);
        s.commit();
        assertThat(unit.sql("select id from artist")).hasSize(4);
    }

    @Test
    @DisplayName("the listeners of a factory are told of all its sessions")
    void listenersOfAFactory() {
        sessions.with(noting("afterCommit"::equals)).inTransaction(session -> session.add(new Artist("Oum")));
        assertThat(log).containsExactly("afterCommit");
        s.add(new Artist("Ali"));
        s.commit();
        assertThat(log).hasSize(1);
    }
}
