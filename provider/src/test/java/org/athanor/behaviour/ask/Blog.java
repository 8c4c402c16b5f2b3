package org.athanor.behaviour.ask;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

final class Blog {
    private Blog() {}

    public enum Kind {
        NEWS,
        ESSAY
    }

    @Entity(name = "Author")
    @NamedQuery(name = "Author.byName", query = "select a from Author a where a.name = :name")
    @NamedNativeQuery(name = "Author.count", query = "select count(*) from Author")
    public static class Author {
        @Id
        Long id;

        String name;
        LocalDate born;

        @OneToMany(mappedBy = "author")
        List<Post> posts = new ArrayList<>();

        @OneToMany(mappedBy = "author")
        Set<Prize> prizes = new LinkedHashSet<>();

        protected Author() {}

        Author(long id, String name, LocalDate born) {
            this.id = id;
            this.name = name;
            this.born = born;
        }

        public Long getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public List<Post> getPosts() {
            return posts;
        }

        public Set<Prize> getPrizes() {
            return prizes;
        }
    }

    @Entity(name = "Post")
    public static class Post {
        @Id
        Long id;

        String title;
        Kind kind;
        int likes;
        BigDecimal fee;
        LocalDate day;

        @ManyToOne(fetch = FetchType.LAZY)
        Author author;

        @ManyToMany
        Set<Topic> topics = new LinkedHashSet<>();

        @OneToMany(mappedBy = "post")
        List<Comment> comments = new ArrayList<>();

        protected Post() {}

        Post(long id, String title, Kind kind, int likes, Author author) {
            this.id = id;
            this.title = title;
            this.kind = kind;
            this.likes = likes;
            this.author = author;
            this.fee = new BigDecimal(likes).movePointLeft(1);
            this.day = LocalDate.of(2026, 1, (int) id);
        }

        public String getTitle() {
            return title;
        }

        public Author getAuthor() {
            return author;
        }

        public Set<Topic> getTopics() {
            return topics;
        }

        public List<Comment> getComments() {
            return comments;
        }
    }

    @Entity(name = "Comment")
    public static class Comment {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String text;

        @ManyToOne(fetch = FetchType.LAZY)
        Post post;

        protected Comment() {}

        Comment(Post post, String text) {
            this.post = post;
            this.text = text;
        }

        public String getText() {
            return text;
        }
    }

    @Entity(name = "Prize")
    public static class Prize {
        @Id
        String name;

        @ManyToOne
        Author author;

        protected Prize() {}

        Prize(String name, Author author) {
            this.name = name;
            this.author = author;
        }
    }

    @Entity(name = "Topic")
    public static class Topic {
        @Id
        String name;

        protected Topic() {}

        Topic(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    public record Summary(String author, long posts, Double likes) {}

    static final Class<?>[] CLASSES = {Author.class, Post.class, Comment.class, Prize.class, Topic.class};
}
