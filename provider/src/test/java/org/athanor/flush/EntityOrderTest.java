package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.flush.Library.Author;
import org.athanor.flush.Library.Book;
import org.athanor.flush.Library.Branch;
import org.athanor.flush.Library.Chicken;
import org.athanor.flush.Library.Clerk;
import org.athanor.flush.Library.Egg;
import org.athanor.flush.Library.Shelf;
import org.athanor.flush.Library.Slip;
import org.athanor.flush.Library.Tag;
import org.athanor.jdbc.JdbcException;
import org.athanor.state.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntityOrderTest {
    private final FlushWorld world =
            new FlushWorld(Author.class, Book.class, Tag.class, Shelf.class, Slip.class, Branch.class, Clerk.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothingChangedSendsNothing() {
        world.persist(new Author(1, "Ann"));
        world.flush();

        assertThat(world.flush()).isEqualTo(FlushResult.NOTHING);
        assertThat(world.statements).isEmpty();
    }

    @Test
    void parentsAreInsertedFirstAndRowsOfOneEntityTogether() {
        Author ann = new Author(1, "Ann");
        ann.write(new Book(10, "A"));
        ann.write(new Book(11, "B"));
        Author bob = new Author(2, "Bob");
        bob.write(new Book(20, "C"));
        world.persist(ann);
        world.persist(bob);

        FlushResult result = world.flush();

        assertThat(result.inserted()).isEqualTo(5);
        assertThat(world.statements)
                .containsExactly(
                        "insert into Author (id, name, email) values (?, ?, ?) [1, Ann, null] [2, Bob, null]",
                        "insert into Book (id, title, pages, version, author_id) values (?, ?, ?, ?, ?)"
                                + " [10, A, 0, 0, 1] [11, B, 0, 0, 1] [20, C, 0, 0, 2]");
        assertThat(world.status(ann)).isEqualTo(Status.PERSISTENT);
    }

    @Test
    void childrenAreDeletedFirst() {
        Author ann = world.persist(new Author(1, "Ann"));
        ann.write(new Book(10, "A"));
        world.persist(ann);
        world.flush();

        world.remove(ann);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "delete from Book_Tag where books_id = ? [10]",
                        "delete from Book where id = ? and version = ? [10, 0]",
                        "delete from Author where id = ? [1]");
        assertThat(world.status(ann)).isEqualTo(Status.DELETED);
    }

    @Test
    void manyRowsWithGeneratedIdentifiersGoInFewStatements() {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 223; i++) {
            tags.add(world.persist(new Tag("tag " + i)));
        }

        world.flush();

        assertThat(world.statements).hasSize(2 + 1);
        assertThat(world.column("select label from Tag order by id"))
                .isEqualTo(tags.stream().map(tag -> tag.label).toList());
        assertThat(tags.stream().map(tag -> tag.id)).doesNotContainNull().isSorted();
        assertThat(world.column("select label from Tag where id = " + tags.get(150).id))
                .containsExactly("tag 150");
    }

    @Test
    void aTreeIsInsertedLevelByLevelAndDeletedFromTheLeaves() {
        Shelf root = new Shelf("root", null);
        Shelf left = new Shelf("left", root);
        Shelf right = new Shelf("right", root);
        Shelf leaf = new Shelf("leaf", left);
        world.persist(leaf);
        world.persist(right);

        world.flush();

        assertThat(world.statements).hasSize(3);
        assertThat(world.column("select name from Shelf order by id"))
                .startsWith("root")
                .endsWith("leaf");
        assertThat(world.column("select p.name from Shelf s join Shelf p on p.id = s.parent_id order by 1"))
                .containsExactly("left", "root", "root");

        world.remove(root);
        world.remove(left);
        world.remove(right);
        world.remove(leaf);
        world.flush();

        assertThat(world.statements.get(world.statements.size() - 1)).isEqualTo("delete from Shelf where id = ? [1]");
        assertThat(world.column("select count(*) from Shelf")).containsExactly("0");
    }

    @Test
    void aRowThatRefersToItselfGetsItsGeneratedIdentifierByAnUpdate() {
        Shelf shelf = new Shelf("own parent", null);
        shelf.parent = shelf;
        world.persist(shelf);

        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "insert into Shelf (name, parent_id) values (?, ?) returning id [own parent, null]",
                        "update Shelf set parent_id = ? where id = ? [1, 1]");
    }

    @Test
    void aCircleIsCutAtAReferenceThatMayBeNull() {
        Branch branch = world.persist(new Branch(1));
        Clerk clerk = world.persist(new Clerk(2, branch));
        branch.head = clerk;

        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "insert into Branch (id, head_id) values (?, ?) [1, null]",
                        "insert into Clerk (id, branch_id, name) values (?, ?, ?) [2, 1, null]",
                        "update Branch set head_id = ? where id = ? [2, 1]");

        world.remove(branch);
        world.remove(clerk);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "update Branch set head_id = ? where id = ? [null, 1]",
                        "delete from Clerk where id = ? [2]",
                        "delete from Branch where id = ? [1]");
    }

    @Test
    void aCircleWithoutNullableReferencesIsAnErrorThatNamesIt() {
        try (FlushWorld henhouse = new FlushWorld(Chicken.class, Egg.class)) {
            Chicken chicken = new Chicken();
            chicken.id = 1L;
            chicken.from = new Egg();
            chicken.from.id = 2L;
            chicken.from.from = chicken;
            henhouse.persist(chicken);
            henhouse.persist(chicken.from);

            assertThatIllegalStateException()
                    .isThrownBy(henhouse::flush)
                    .withMessageContaining("Chicken#1")
                    .withMessageContaining("Egg#2")
                    .withMessageContaining("nullable");
            assertThat(henhouse.status(chicken)).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void aFailedFlushAcceptsNothing() {
        world.sql("create unique index label on Tag (label)");
        Tag first = world.persist(new Tag("same"));
        Tag second = world.persist(new Tag("same"));

        assertThatThrownBy(world::flush).isInstanceOf(JdbcException.class);

        assertThat(first.id).isNull();
        assertThat(second.id).isNull();
        assertThat(world.status(first)).isEqualTo(Status.PENDING);
    }
}
