package org.athanor.behaviour.oracle;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;

/** Posts and keywords (many-to-many), documents (versioned, in folders), nodes (a tree), places (a composite identifier). */
public final class Library {
    private Library() {}

    @Entity(name = "Post")
    public static class Post {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String headline;

        @ManyToMany
        @JoinTable(
                name = "post_keyword",
                joinColumns = @JoinColumn(name = "post_id"),
                inverseJoinColumns = @JoinColumn(name = "keyword_id"))
        @OrderBy("id")
        private List<Keyword> keywords = new ArrayList<>();

        protected Post() {}

        public Post(String headline) {
            this.headline = headline;
        }

        public Integer getId() {
            return id;
        }

        public String getHeadline() {
            return headline;
        }

        public List<Keyword> getKeywords() {
            return keywords;
        }

        public void setKeywords(List<Keyword> keywords) {
            this.keywords = keywords;
        }
    }

    @Entity(name = "Keyword")
    public static class Keyword {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @Column(unique = true)
        private String word;

        @ManyToMany(mappedBy = "keywords")
        @OrderBy("id")
        private List<Post> posts = new ArrayList<>();

        protected Keyword() {}

        public Keyword(String word) {
            this.word = word;
        }

        public String getWord() {
            return word;
        }

        public List<Post> getPosts() {
            return posts;
        }
    }

    @Entity(name = "Folder")
    public static class Folder {
        @Id
        private Integer id;

        @OneToMany(mappedBy = "folder")
        private List<Doc> docs = new ArrayList<>();

        protected Folder() {}

        public Folder(Integer id) {
            this.id = id;
        }

        public List<Doc> getDocs() {
            return docs;
        }
    }

    @Entity(name = "Doc")
    public static class Doc {
        @Id
        private Integer id;

        @Version
        private Integer version;

        private String body;

        @ManyToOne
        private Folder folder;

        protected Doc() {}

        public Doc(Integer id, String body) {
            this.id = id;
            this.body = body;
        }

        public Integer getVersion() {
            return version;
        }

        public String getBody() {
            return body;
        }

        public void setBody(String body) {
            this.body = body;
        }

        public Folder getFolder() {
            return folder;
        }

        public void setFolder(Folder folder) {
            this.folder = folder;
        }
    }

    @Entity(name = "Node")
    public static class Node {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;

        @ManyToOne
        private Node parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.REMOVE)
        @OrderBy("id")
        private List<Node> children = new ArrayList<>();

        protected Node() {}

        public Node(String name) {
            this.name = name;
        }

        public Integer getId() {
            return id;
        }

        public Node getParent() {
            return parent;
        }

        public List<Node> getChildren() {
            return children;
        }
    }

    @Entity(name = "Place")
    @IdClass(PlaceKey.class)
    public static class Place {
        @Id
        private Integer x;

        @Id
        private Integer y;

        private String name;

        protected Place() {}

        public Place(Integer x, Integer y, String name) {
            this.x = x;
            this.y = y;
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    public static class PlaceKey implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private Integer x;
        private Integer y;

        protected PlaceKey() {}

        public PlaceKey(Integer x, Integer y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PlaceKey key && x.equals(key.x) && y.equals(key.y);
        }

        @Override
        public int hashCode() {
            return x * 31 + y;
        }
    }
}
