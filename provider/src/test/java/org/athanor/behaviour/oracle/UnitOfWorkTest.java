package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.athanor.InstanceStatus;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.SessionRule;
import org.athanor.behaviour.oracle.Library.Doc;
import org.athanor.behaviour.oracle.Library.Folder;
import org.athanor.behaviour.oracle.Library.Keyword;
import org.athanor.behaviour.oracle.Library.Node;
import org.athanor.behaviour.oracle.Library.Place;
import org.athanor.behaviour.oracle.Library.PlaceKey;
import org.athanor.behaviour.oracle.Library.Post;
import org.athanor.dialect.SqlError;
import org.athanor.jdbc.JdbcException;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders of rows, association rows, versions and identifiers in native sessions. */
class UnitOfWorkTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit =
            persistence.start(TestUnit.of(Post.class, Keyword.class, Folder.class, Doc.class, Node.class, Place.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName("T30: a many-to-many is written after both ends, once, though both ends know of it")
    void manyToMany() {
        Post post = new Post("Wendy's Blog Post");
        post.getKeywords().add(new Keyword("wendy"));
        post.getKeywords().add(new Keyword("firstpost"));
        s.add(post);
        unit.statements()
                .during(s::flush)
                .contain("insert into Post", "insert into Keyword", "insert into post_keyword")
                .areCounted(3);
        assertThat(post.getKeywords().get(0).getPosts()).containsExactly(post);
        s.commit();
        assertThat(unit.sql("select post_id, keyword_id from post_keyword order by 2"))
                .hasToString("[[1, 1], [1, 2]]");
    }

    @Test
    @DisplayName("cascade-16: deleting either end of a many-to-many deletes its association rows")
    void deletingEnds() {
        Post post = new Post("one");
        Post other = new Post("two");
        Keyword wendy = new Keyword("wendy");
        Keyword first = new Keyword("first");
        post.setKeywords(new ArrayList<>(List.of(wendy, first)));
        other.setKeywords(new ArrayList<>(List.of(wendy)));
        s.addAll(post, other);
        s.commit();
        s.delete(wendy);
        // SQLAlchemy reads the posts and deletes pair by pair
        unit.statements()
                .during(s::commit)
                .contain("delete from post_keyword where keyword_id = ?", "delete from Keyword where id = ?");
        assertThat(unit.sql("select count(*) from post_keyword")).hasToString("[[1]]");
        s.delete(post);
        s.commit();
        assertThat(unit.sql("select count(*) from post_keyword")).hasToString("[[0]]");
        assertThat(unit.sql("select word from Keyword")).hasToString("[[first]]");
    }

    @Test
    @DisplayName("uow-09, cascade-19: the rows of a tree go in from the root and out from the leaves")
    void trees() {
        Node root = new Node("root");
        Node a = new Node("a");
        Node leaf = new Node("leaf");
        a.getChildren().add(leaf);
        root.getChildren().add(a);
        s.addAll(leaf, a, root);
        s.commit();
        assertThat(unit.sql("select name, parent_id from Node order by id"))
                .hasToString("[[root, null], [a, 1], [leaf, 2]]");
        Node again = s.get(Node.class, 1);
        s.delete(again);
        assertThat(s.deleted()).hasSize(3);
        s.commit();
        assertThat(unit.sql("select id from Node")).isEmpty();
    }

    @Test
    @DisplayName("uow-16: a unique value of a deleted row can be used again in one flush")
    void uniqueValuesAreFreed() {
        Keyword old = new Keyword("jazz");
        s.add(old);
        s.commit();
        s.delete(old);
        s.add(new Keyword("jazz"));
        s.commit();
        assertThat(unit.sql("select word from Keyword")).hasToString("[[jazz]]");
    }

    @Test
    @DisplayName("uow-17: a row deleted and added with the same identifier in one flush is replaced")
    void rowSwitch() {
        s.add(new Folder(1));
        s.add(new Doc(1, "one"));
        s.commit();
        Doc old = s.get(Doc.class, 1);
        s.delete(old);
        Doc fresh = new Doc(1, "two");
        s.add(fresh);
        s.commit();
        assertThat(unit.sql("select body from Doc")).hasToString("[[two]]");
        assertThat(s.get(Doc.class, 1)).isSameAs(fresh);
    }

    @Test
    @DisplayName("version-01: each update counts up and tests, a flush without change does not")
    void versionsCount() {
        Doc doc = new Doc(1, "one");
        s.add(doc);
        s.commit();
        Integer first = doc.getVersion();
        doc.setBody("two");
        s.commit();
        s.get(Doc.class, 1);
        assertThat(doc.getVersion()).isEqualTo(first + 1);
        doc.setBody("two");
        unit.statements().during(s::commit).areNone();
    }

    @Test
    @DisplayName("version-02: a stale update fails; after the rollback the instance reads the newer row")
    void staleUpdate() {
        s.add(new Doc(1, "one"));
        s.commit();
        Doc doc = s.get(Doc.class, 1);
        assertThat(doc.getBody()).isEqualTo("one");
        unit.sql("update Doc set body = 'theirs', version = version + 1 where id = 1");
        doc.setBody("mine");
        assertThatThrownBy(s::flush).isInstanceOf(OptimisticLockException.class).hasMessageContaining("Doc");
        assertThat(s.isActive()).isFalse();
        s.rollback();
        s.get(Doc.class, 1);
        assertThat(doc.getBody()).isEqualTo("theirs");
        doc.setBody("mine");
        s.commit();
        assertThat(unit.sql("select body from Doc")).hasToString("[[mine]]");
    }

    @Test
    @DisplayName("version-07: unlinking counts on the child")
    void unlinkingCounts() {
        Folder folder = new Folder(1);
        Doc doc = new Doc(1, "one");
        folder.getDocs().add(doc);
        s.add(folder);
        s.commit();
        Integer before = s.get(Doc.class, 1).getVersion();
        s.delete(s.get(Folder.class, 1));
        s.commit();
        assertThat(unit.sql("select folder_id, version from Doc")).hasToString("[[null, " + (before + 1) + "]]");
        s.get(Doc.class, 1);
        assertThat(doc.getFolder()).isNull();
    }

    @Test
    @DisplayName("merge-15: a stale copy is refused")
    void staleMerge() {
        s.add(new Doc(1, "one"));
        s.commit();
        Doc stale = s.get(Doc.class, 1);
        stale.getBody();
        s.expunge(stale);
        unit.sql("update Doc set body = 'theirs', version = version + 1 where id = 1");
        stale.setBody("mine");
        assertThatThrownBy(() -> s.merge(stale)).isInstanceOf(OptimisticLockException.class);
        assertThat(s.get(Doc.class, 1).getBody()).isEqualTo("theirs");
    }

    @Test
    @DisplayName("key-07: a composite identifier is found by its class or by the list of its parts")
    void compositeIdentifiers() {
        s.add(new Place(1, 2, "here"));
        s.commit();
        assertThat(s.get(Place.class, new PlaceKey(1, 2)).getName()).isEqualTo("here");
        assertThat(s.get(Place.class, List.of(1, 2)).getName()).isEqualTo("here");
        assertThat(s.get(Place.class, List.of(2, 1))).isNull();
        assertThatThrownBy(() -> s.get(Place.class, List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 parts");
        assertThat(s.identityMap()).containsKey(new Session.Identity(Place.class, List.of(1, 2)));
    }

    @Test
    @DisplayName("key-04: a missing identifier without a generator is refused, and the session goes on after rollback")
    void missingIdentifiers() {
        s.add(new Doc(null, "lost"));
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class).hasMessageContaining("Doc");
        s.rollback();
        s.add(new Doc(1, "found"));
        s.commit();
        assertThat(unit.sql("select body from Doc")).hasToString("[[found]]");
    }

    @Test
    @DisplayName("a transaction that may succeed the next time is tried again, with the objects put back")
    void retrying() {
        s.add(new Doc(1, "one"));
        s.commit();
        Doc doc = s.get(Doc.class, 1);
        Doc fresh = new Doc(2, "new");
        List<String> seen = new ArrayList<>();
        s.retrying(3).inTransaction(session -> {
            seen.add(session.get(Doc.class, 1).getBody() + " "
                    + session.inspect(fresh).status());
            doc.setBody("changed");
            session.add(fresh);
            session.flush();
            if (seen.size() < 3) {
                throw new JdbcException("test", "", SqlError.of(SqlError.Kind.DEADLOCK), new SQLException("deadlock"));
            }
        });
        assertThat(seen).containsExactly("one TRANSIENT", "one TRANSIENT", "one TRANSIENT");
        assertThat(unit.sql("select body from Doc order by id")).hasToString("[[changed], [new]]");
        int[] attempts = new int[1];
        assertThatThrownBy(() -> sessions.retrying(2).inTransaction(session -> {
                    attempts[0]++;
                    throw new JdbcException("test", "", SqlError.of(SqlError.Kind.LOCK), new SQLException("locked"));
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(attempts[0]).isEqualTo(1);
        assertThatThrownBy(() -> s.retrying(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("T01: the metadata lists tables, columns, keys and foreign keys; createAll makes what is missing")
    void metadata() {
        assertThat(sessions.metadata().tables())
                .extracting(table -> table.name())
                .contains("Post", "Keyword", "post_keyword", "Folder", "Doc", "Node", "Place");
        assertThat(sessions.metadata().table("post_keyword").foreignKeys())
                .extracting(key -> key.columns() + " " + key.referencedTable() + key.referencedColumns())
                .containsExactly("[post_id] Post[id]", "[keyword_id] Keyword[id]");
        assertThat(sessions.metadata().table("place").primaryKey()).hasSize(2);
        assertThat(sessions.metadata().table("Keyword").column("word").unique()).isTrue();
        assertThatThrownBy(() -> sessions.metadata().table("Pots"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Post'");
        unit.sql("drop table post_keyword");
        unit.sql("insert into Post (headline) values ('stays')");
        sessions.metadata().createAll();
        assertThat(unit.sql("select count(*) from post_keyword")).hasToString("[[0]]");
        assertThat(unit.sql("select headline from Post")).hasToString("[[stays]]");
        sessions.metadata().dropAll();
        sessions.metadata().createAll();
        assertThat(unit.sql("select headline from Post")).isEmpty();
    }

    @Test
    @DisplayName("under an entity manager's rules a session persists, and rolls back to detached")
    void underOtherRules() {
        SessionFactory other = sessions.with(SessionRule.AfterRollback.DETACH, SessionRule.AfterCommit.KEEP);
        try (Session session = other.open()) {
            Post post = new Post("x");
            session.add(post);
            session.flush();
            session.rollback();
            assertThat(session.contains(post)).isFalse();
            assertThat(post.getId()).isNull();
            assertThat(session.inspect(post).status()).isEqualTo(InstanceStatus.TRANSIENT);
        }
        Session view = unit.entityManager().unwrap(Session.class);
        view.begin();
        view.add(new Post("y"));
        view.commit();
        assertThat(unit.sql("select headline from Post")).hasToString("[[y]]");
    }
}
