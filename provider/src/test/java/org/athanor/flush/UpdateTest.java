package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.athanor.flush.Library.Author;
import org.athanor.flush.Library.Book;
import org.athanor.flush.Library.Branch;
import org.athanor.flush.Library.Clerk;
import org.athanor.flush.Library.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private final FlushWorld world = new FlushWorld(Author.class, Book.class, Tag.class, Branch.class, Clerk.class);
    private Author ann;
    private Book first;
    private Book second;

    @BeforeEach
    void aWriter() {
        ann = new Author(1, "Ann");
        first = ann.write(new Book(10, "A"));
        second = ann.write(new Book(11, "B"));
        world.persist(ann);
        world.flush();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void onlyChangedColumnsAreUpdatedAndTheVersionGrows() {
        first.pages = 7;

        world.flush();

        assertThat(world.statements)
                .containsExactly("update Book set pages = ?, version = ? where id = ? and version = ? [7, 1, 10, 0]");
        assertThat(first.version).isEqualTo(1);
    }

    @Test
    void rowsWithTheSameChangesGoTogether() {
        first.pages = 7;
        second.pages = 8;
        ann.name = "Anna";

        world.flush();

        assertThat(world.statements)
                .containsExactlyInAnyOrder(
                        "update Author set name = ? where id = ? [Anna, 1]",
                        "update Book set pages = ?, version = ? where id = ? and version = ?"
                                + " [7, 1, 10, 0] [8, 1, 11, 0]");
    }

    @Test
    void aChangeAndBackAgainSendsNothing() {
        first.title = "Z";
        first.title = "A";

        assertThat(world.flush()).isEqualTo(FlushResult.NOTHING);
        assertThat(first.version).isZero();
    }

    @Test
    void aRowChangedBySomebodyElseIsStaleAndKeepsItsVersion() {
        world.sql("update Book set version = 5 where id = 11");
        first.pages = 7;
        second.pages = 8;

        StaleInstanceException stale = catchThrowableOfType(StaleInstanceException.class, world::flush);

        assertThat(stale.instance()).isSameAs(second);
        assertThat(stale).hasMessageContaining("Book#11").hasMessageContaining("version");
        assertThat(first.version).isZero();
        assertThat(second.version).isZero();
    }

    @Test
    void aRowThatIsGoneIsStaleWithoutVersionToo() {
        world.sql("delete from Book");
        world.sql("delete from Author");
        ann.name = "Anna";

        StaleInstanceException stale = catchThrowableOfType(StaleInstanceException.class, world::flush);

        assertThat(stale.instance()).isSameAs(ann);
    }

    @Test
    void aDeleteChecksTheVersion() {
        world.sql("update Book set version = 5 where id = 11");
        ann.books.remove(second);

        StaleInstanceException stale = catchThrowableOfType(StaleInstanceException.class, world::flush);

        assertThat(stale.instance()).isSameAs(second);
    }

    @Test
    void anOwnedCollectionCountsForTheVersion() {
        first.tags.add(world.persist(new Tag("new")));

        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "insert into Tag (label) values (?) returning id [new]",
                        "update Book set version = ? where id = ? and version = ? [1, 10, 0]",
                        "insert into Book_Tag (books_id, tags_id) values (?, ?) [10, 1]");
        assertThat(first.version).isEqualTo(1);
        assertThat(world.flush()).isEqualTo(FlushResult.NOTHING);
    }

    @Test
    void aChangeOfTheInverseSideIsMadeAtTheOwningSideAndCountsForItsVersion() {
        Tag tag = world.persist(new Tag("new"));
        world.flush();
        tag.books.add(first);

        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "update Book set version = ? where id = ? and version = ? [1, 10, 0]",
                        "insert into Book_Tag (books_id, tags_id) values (?, ?) [10, 1]");
        assertThat(first.version).isEqualTo(1);
    }

    @Test
    void identifiersMustNotChange() {
        first.id = 99L;

        assertThatIllegalStateException()
                .isThrownBy(world::flush)
                .withMessageContaining("Book#10")
                .withMessageContaining("99");
        first.id = 10L;
    }

    @Test
    void preUpdateIsToldOnceAndOnlyOfRealChanges() {
        Branch branch = world.persist(new Branch(1));
        Clerk clerk = world.persist(new Clerk(2, branch));
        Clerk idle = world.persist(new Clerk(3, branch));
        world.flush();
        clerk.name = "Carl";

        world.flush();

        assertThat(clerk.told).isEqualTo(1);
        assertThat(idle.told).isZero();
    }

    @Test
    void whatWouldBeWrittenIsKnownByTable() {
        first.pages = 7;

        assertThat(world.touches(Book.class)).isTrue();
        assertThat(world.touches(Clerk.class)).isFalse();
        assertThat(world.statements).doesNotContain("update");
    }
}
