package org.athanor.behaviour.dynamic;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.Collection;
import org.athanor.Dynamic;
import org.athanor.DynamicCollection;
import org.athanor.testing.TestUnit;

/** A library with dynamic collections of each kind of relationship. */
final class Library {
    private Library() {}

    static TestUnit.Builder unit() {
        return TestUnit.of(Shelf.class, Book.class, Tag.class, Note.class, Reader.class);
    }

    static void rows(TestUnit unit) {
        unit.sql("insert into Shelf (id, name) values (1, 'novels'), (2, 'poems')");
        unit.sql("insert into Book (id, title, shelf_id) values (1, 'Emma', 1), (2, 'Ulysses', 1), (3, 'Odes', 2)");
        unit.sql("insert into Tag (id, name) values (1, 'old'), (2, 'long'), (3, 'new')");
        unit.sql("insert into Book_Tag (books_id, tags_id) values (1, 1), (2, 1), (2, 2)");
        unit.sql("insert into Note (id, text, book_id) values (1, 'torn', 1), (2, 'lent', 1)");
        unit.sql("insert into Reader (id, shelf_id) values (1, 1), (2, 1)");
        unit.database().restartIdentity("Book", "id", 4);
        unit.database().restartIdentity("Shelf", "id", 3);
        unit.database().restartIdentity("Tag", "id", 4);
        unit.database().restartIdentity("Note", "id", 3);
        unit.statements().clear();
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;

        @OneToMany(
                mappedBy = "shelf",
                cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        @OrderBy("id")
        private DynamicCollection<Book> books = DynamicCollection.create();

        @OneToMany
        @JoinColumn(name = "shelf_id")
        @Dynamic(writeOnly = true)
        private Collection<Reader> readers = new ArrayList<>();

        protected Shelf() {}

        Shelf(String name) {
            this.name = name;
        }

        Integer getId() {
            return id;
        }

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }

        DynamicCollection<Book> getBooks() {
            return books;
        }

        void setBooks(DynamicCollection<Book> books) {
            this.books = books;
        }

        DynamicCollection<Reader> getReaders() {
            return DynamicCollection.of(readers);
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String title;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "shelf_id")
        private Shelf shelf;

        @ManyToMany(cascade = CascadeType.PERSIST)
        @JoinTable(
                name = "Book_Tag",
                joinColumns = @JoinColumn(name = "books_id"),
                inverseJoinColumns = @JoinColumn(name = "tags_id"))
        @OrderBy("name DESC")
        @Dynamic
        private Collection<Tag> tags = new ArrayList<>();

        @OneToMany(mappedBy = "book", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        private DynamicCollection<Note> notes = DynamicCollection.create();

        protected Book() {}

        Book(String title) {
            this.title = title;
        }

        Integer getId() {
            return id;
        }

        String getTitle() {
            return title;
        }

        Shelf getShelf() {
            return shelf;
        }

        void setShelf(Shelf shelf) {
            this.shelf = shelf;
        }

        DynamicCollection<Tag> getTags() {
            return DynamicCollection.of(tags);
        }

        DynamicCollection<Note> getNotes() {
            return notes;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;

        @ManyToMany(mappedBy = "tags")
        @OrderBy("id")
        private DynamicCollection<Book> books;

        protected Tag() {}

        Tag(String name) {
            this.name = name;
        }

        String getName() {
            return name;
        }

        DynamicCollection<Book> getBooks() {
            return books;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "book_id")
        private Book book;

        protected Note() {}

        Note(String text) {
            this.text = text;
        }

        Book getBook() {
            return book;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Entity(name = "Reader")
    static class Reader {
        @Id
        private Integer id;

        protected Reader() {}

        Reader(int id) {
            this.id = id;
        }

        Integer getId() {
            return id;
        }
    }
}
