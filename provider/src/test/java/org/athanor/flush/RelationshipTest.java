package org.athanor.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.athanor.flush.Library.Author;
import org.athanor.flush.Library.Book;
import org.athanor.flush.Library.Shelf;
import org.athanor.flush.Library.Slip;
import org.athanor.flush.Library.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationshipTest {
    private final FlushWorld world = new FlushWorld(Author.class, Book.class, Tag.class, Shelf.class, Slip.class);

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> tagsOfBooks() {
        return world.column("select books_id, tags_id from Book_Tag order by 1, 2");
    }

    @Test
    void aJoinTableGetsAndLosesRowsOneByOne() {
        Book book = world.persist(new Book(1, "A"));
        Tag first = world.persist(new Tag("first"));
        Tag second = world.persist(new Tag("second"));
        Tag third = world.persist(new Tag("third"));
        book.tags.add(first);
        book.tags.add(second);
        world.flush();
        assertThat(tagsOfBooks()).containsExactly("1 1", "1 2");

        book.tags.remove(first);
        book.tags.add(third);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "delete from Book_Tag where books_id = ? and tags_id = ? [1, 1]",
                        "update Book set version = ? where id = ? and version = ? [1, 1, 0]",
                        "insert into Book_Tag (books_id, tags_id) values (?, ?) [1, 3]");
        assertThat(tagsOfBooks()).containsExactly("1 2", "1 3");
    }

    @Test
    void aReplacedCollectionWritesOnlyTheDifference() {
        Book book = world.persist(new Book(1, "A"));
        Tag first = world.persist(new Tag("first"));
        Tag second = world.persist(new Tag("second"));
        book.tags.add(first);
        world.flush();

        book.tags = new java.util.HashSet<>(List.of(first, second));
        FlushResult result = world.flush();

        assertThat(result.collectionRows()).isEqualTo(1);
        assertThat(tagsOfBooks()).containsExactly("1 1", "1 2");
        assertThat(world.flush()).isEqualTo(FlushResult.NOTHING);
    }

    @Test
    void rowsOfAJoinTableGoWithEitherEnd() {
        Book book = world.persist(new Book(1, "A"));
        Tag tag = world.persist(new Tag("first"));
        book.tags.add(tag);
        world.flush();

        world.remove(tag);
        world.flush();

        assertThat(world.statements)
                .containsExactly("delete from Book_Tag where tags_id = ? [1]", "delete from Tag where id = ? [1]");
    }

    @Test
    void aForeignKeyOfACollectionIsPartOfTheInsert() {
        Shelf shelf = new Shelf("one", null);
        shelf.slips.add(new Slip("a"));
        shelf.slips.add(new Slip("b"));
        world.persist(shelf);

        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "insert into Shelf (name, parent_id) values (?, ?) returning id [one, null]",
                        "insert into Slip (text, shelf_id) values (?, ?), (?, ?) returning id [a, 1, b, 1]");
    }

    @Test
    void anElementMovedFromOneCollectionToAnotherIsUpdatedOnce() {
        Shelf one = new Shelf("one", null);
        Slip slip = new Slip("a");
        one.slips.add(slip);
        Shelf two = new Shelf("two", null);
        world.persist(one);
        world.persist(two);
        world.flush();

        one.slips.remove(slip);
        two.slips.add(slip);
        world.flush();

        assertThat(world.statements).containsExactly("update Slip set shelf_id = ? where id = ? [2, 1]");

        two.slips.clear();
        world.flush();

        assertThat(world.statements).containsExactly("update Slip set shelf_id = ? where id = ? [null, 1]");
    }

    @Test
    void theElementsOfARemovedOwnerLoseTheirForeignKey() {
        Shelf shelf = new Shelf("one", null);
        shelf.slips.add(new Slip("a"));
        world.persist(shelf);
        world.flush();

        world.remove(shelf);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "update Slip set shelf_id = null where shelf_id = ? [1]", "delete from Shelf where id = ? [1]");
    }

    @Test
    void anOrphanIsDeletedWithItsRows() {
        Author ann = new Author(1, "Ann");
        Book book = ann.write(new Book(10, "A"));
        book.tags.add(world.persist(new Tag("t")));
        world.persist(ann);
        world.flush();

        ann.books.remove(book);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "delete from Book_Tag where books_id = ? [10]",
                        "delete from Book where id = ? and version = ? [10, 0]");
    }

    @Test
    void aChildThatAnotherParentTakesIsNoOrphan() {
        Author ann = new Author(1, "Ann");
        Book book = ann.write(new Book(10, "A"));
        Author bob = new Author(2, "Bob");
        world.persist(ann);
        world.persist(bob);
        world.flush();

        ann.books.remove(book);
        bob.write(book);
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "update Book set version = ?, author_id = ? where id = ? and version = ? [1, 2, 10, 0]");
    }

    @Test
    void orphansOfAReplacedCollectionAreDeleted() {
        Author ann = new Author(1, "Ann");
        ann.write(new Book(10, "A"));
        world.persist(ann);
        world.flush();

        ann.books = new ArrayList<>();
        world.flush();

        assertThat(world.column("select count(*) from Book")).containsExactly("0");
    }

    @Test
    void aChildAddedLaterIsPersistedByTheFlush() {
        Author ann = world.persist(new Author(1, "Ann"));
        world.flush();

        Book book = ann.write(new Book(10, "A"));
        world.flush();

        assertThat(world.column("select id, author_id from Book")).containsExactly("10 1");
        assertThat(world.knows(book)).isTrue();
    }

    @Test
    void aNewInstanceWithoutCascadeIsAnErrorThatNamesIt() {
        Book book = world.persist(new Book(1, "A"));
        book.author = new Author(1, "nobody's");

        assertThatIllegalStateException()
                .isThrownBy(world::flush)
                .withMessageContaining("Book#1.author")
                .withMessageContaining("new Author")
                .withMessageContaining("CascadeType.PERSIST");
        assertThat(world.statements).isEmpty();
    }

    @Test
    void aReferenceToARemovedInstanceIsAnErrorThatNamesIt() {
        Author ann = world.persist(new Author(1, "Ann"));
        world.flush();
        world.remove(ann);
        Book book = world.persist(new Book(1, "A"));
        book.author = ann;

        assertThatIllegalStateException()
                .isThrownBy(world::flush)
                .withMessageContaining("Book#1.author")
                .withMessageContaining("Author#1");
    }

    @Test
    void unloadedCollectionsTakeNewElementsWithoutLoading() {
        Shelf shelf = new Shelf("one", null);
        shelf.slips.add(new Slip("a"));
        world.persist(shelf);
        world.commitAndClear();

        Shelf again = world.find(Shelf.class, shelf.id);
        again.slips.add(new Slip("b"));
        world.flush();

        assertThat(world.column("select text, shelf_id from Slip order by 1")).containsExactly("a 1", "b 1");
        assertThat(again.slips).hasSize(2);
    }

    @Test
    void removeFollowsUnloadedCollections() {
        Author ann = new Author(1, "Ann");
        ann.write(new Book(10, "A"));
        ann.write(new Book(11, "B"));
        world.persist(ann);
        world.commitAndClear();

        world.remove(world.find(Author.class, 1L));
        world.flush();

        assertThat(world.statements)
                .containsExactly(
                        "delete from Book_Tag where books_id = ? [10] [11]",
                        "delete from Book where id = ? and version = ? [10, 0] [11, 0]",
                        "delete from Author where id = ? [1]");
    }
}
