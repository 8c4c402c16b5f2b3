package org.athanor.samples.tutorial.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A word that posts are found by. */
@Entity
@Table(name = "keywords")
public class Keyword {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(name = "keyword", length = 50, nullable = false, unique = true)
    private String word;

    @ManyToMany(mappedBy = "keywords")
    private Set<BlogPost> posts = new HashSet<>();

    protected Keyword() {}

    public Keyword(String word) {
        this.word = word;
    }

    public String getWord() {
        return word;
    }

    public Set<BlogPost> getPosts() {
        return posts;
    }
}
