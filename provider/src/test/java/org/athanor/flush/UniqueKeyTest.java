package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;

import org.athanor.flush.Library.Author;
import org.athanor.flush.Library.Book;
import org.athanor.flush.Library.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UniqueKeyTest {
    private final FlushWorld world = new FlushWorld(Author.class, Book.class, Tag.class);
    private Author ann;
    private Author bob;

    @BeforeEach
    void twoWriters() {
        ann = author(1, "ann@example.org");
        bob = author(2, "bob@example.org");
        world.persist(ann);
        world.persist(bob);
        world.flush();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Author author(long id, String email) {
        Author author = new Author(id, email);
        author.email = email;
        return author;
    }

    private java.util.List<String> emails() {
        return world.column("select id, email from Author order by id");
    }

    @Test
    void theValueOfADeletedRowCanBeTakenByANewOne() {
        world.remove(ann);
        world.persist(author(3, "ann@example.org"));

        world.flush();

        assertThat(emails()).containsExactly("2 bob@example.org", "3 ann@example.org");
    }

    @Test
    void childrenOfARowThatGoesEarlyGoOrMoveBeforeIt() {
        ann.write(new Book(10, "goes"));
        Book moves = new Book(11, "moves");
        moves.author = ann;
        world.persist(moves);
        world.flush();

        Author heir = world.persist(author(3, "ann@example.org"));
        heir.write(moves);
        world.remove(ann);
        world.flush();

        assertThat(emails()).containsExactly("2 bob@example.org", "3 ann@example.org");
        assertThat(world.column("select id, author_id from Book")).containsExactly("11 3");
    }

    @Test
    void theFormerValueOfAChangedRowCanBeTakenByANewOne() {
        ann.email = "else@example.org";
        world.persist(author(3, "ann@example.org"));

        world.flush();

        assertThat(emails()).containsExactly("1 else@example.org", "2 bob@example.org", "3 ann@example.org");
    }

    @Test
    void valuesHandedOnInARowAreWrittenFromTheEnd() {
        Author cid = world.persist(author(3, "cid@example.org"));
        world.flush();
        ann.email = "bob@example.org";
        bob.email = "cid@example.org";
        cid.email = "new@example.org";

        world.flush();

        assertThat(emails()).containsExactly("1 bob@example.org", "2 cid@example.org", "3 new@example.org");
    }

    @Test
    void twoRowsCanExchangeTheirValues() {
        ann.email = "bob@example.org";
        bob.email = "ann@example.org";

        world.flush();

        assertThat(emails()).containsExactly("1 bob@example.org", "2 ann@example.org");
    }

    @Test
    void withoutAClashDeletesStayLast() {
        world.remove(ann);
        world.persist(author(3, "cid@example.org"));

        world.flush();

        assertThat(world.statements).hasSize(2);
        assertThat(world.statements.get(0)).startsWith("insert");
        assertThat(world.statements.get(1)).startsWith("delete");
    }
}
