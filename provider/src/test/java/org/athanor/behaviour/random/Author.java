package org.athanor.behaviour.random;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;

@Entity
class Author {
    @Id
    int id;

    @Version
    int version;

    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    Author mentor;

    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Book> books = new ArrayList<>();

    Author() {}

    Author(int id, String name) {
        this.id = id;
        this.name = name;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    void setMentor(Author mentor) {
        this.mentor = mentor;
    }

    List<Book> getBooks() {
        return books;
    }

    void addBook(Book book) {
        book.setAuthor(this);
        books.add(book);
    }
}
