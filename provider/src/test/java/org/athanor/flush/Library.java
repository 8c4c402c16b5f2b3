package org.athanor.flush;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entities of the flush tests. */
final class Library {
    private Library() {}

    @Entity(name = "Author")
    static class Author {
        @Id
        Long id;

        String name;

        @Column(unique = true)
        String email;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Book> books = new ArrayList<>();

        Author() {}

        Author(long id, String name) {
            this.id = id;
            this.name = name;
        }

        Book write(Book book) {
            books.add(book);
            book.author = this;
            return book;
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Long id;

        String title;
        int pages;

        @Version
        int version;

        @ManyToOne
        Author author;

        @ManyToMany
        Set<Tag> tags = new HashSet<>();

        Book() {}

        Book(long id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String label;

        @ManyToMany(mappedBy = "tags")
        Set<Book> books = new HashSet<>();

        Tag() {}

        Tag(String label) {
            this.label = label;
        }
    }

    /** A tree with generated identifiers. */
    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Shelf parent;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "shelf_id")
        List<Slip> slips = new ArrayList<>();

        Shelf() {}

        Shelf(String name, Shelf parent) {
            this.name = name;
            this.parent = parent;
        }
    }

    @Entity(name = "Slip")
    static class Slip {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String text;

        Slip() {}

        Slip(String text) {
            this.text = text;
        }
    }

    /** Two entities that refer to each other. */
    @Entity(name = "Branch")
    static class Branch {
        @Id
        Long id;

        @OneToOne
        Clerk head;

        Branch() {}

        Branch(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Clerk")
    static class Clerk {
        @Id
        Long id;

        @ManyToOne(optional = false)
        Branch branch;

        String name;
        transient int told;

        Clerk() {}

        Clerk(long id, Branch branch) {
            this.id = id;
            this.branch = branch;
        }

        @PreUpdate
        void changed() {
            told++;
        }
    }

    /** Two entities that cannot be without each other. */
    @Entity(name = "Chicken")
    static class Chicken {
        @Id
        Long id;

        @ManyToOne(optional = false)
        Egg from;
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        Long id;

        @ManyToOne(optional = false)
        Chicken from;
    }
}
