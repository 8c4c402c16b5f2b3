package org.athanor.behaviour.random;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.Set;

@Entity
class Book {
    @Id
    int id;

    @Column(unique = true)
    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;

    @ManyToMany
    Set<Tag> tags = new HashSet<>();

    Book() {}

    Book(int id, String title) {
        this.id = id;
        this.title = title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    void setAuthor(Author author) {
        this.author = author;
    }

    Set<Tag> getTags() {
        return tags;
    }
}
