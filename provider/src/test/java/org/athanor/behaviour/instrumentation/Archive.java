package org.athanor.behaviour.instrumentation;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Documents with large and seldom wanted columns, and relationships to what may be of several classes. */
final class Archive {
    static final Class<?>[] CLASSES = {
        Document.class, Author.class, Person.class, Office.class, Cover.class, Stamp.class, Clerk.class
    };

    private Archive() {}

    @Entity(name = "Document")
    static class Document implements Serializable, Cloneable {
        private static final long serialVersionUID = 1L;

        @Id
        private Long id;

        @Version
        private int version;

        private String title;

        @Basic(fetch = FetchType.LAZY)
        private String summary;

        @Basic(fetch = FetchType.LAZY)
        private Integer pages;

        @Lob
        @Basic(fetch = FetchType.LAZY)
        private byte[] scan;

        private Date received;

        @Embedded
        private Stamp stamp;

        @ManyToOne(fetch = FetchType.LAZY)
        private Author author;

        @ManyToOne(fetch = FetchType.LAZY)
        private Document source;

        @OneToOne(mappedBy = "document", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        private Cover cover;

        @OneToMany(mappedBy = "source")
        private List<Document> copies = new ArrayList<>();

        protected Document() {}

        Document(long id, String title) {
            this.id = id;
            this.title = title;
        }

        Long getId() {
            return id;
        }

        String getTitle() {
            return title;
        }

        void setTitle(String title) {
            this.title = title;
        }

        String getSummary() {
            return summary;
        }

        void setSummary(String summary) {
            this.summary = summary;
        }

        Integer getPages() {
            return pages;
        }

        void setPages(Integer pages) {
            this.pages = pages;
        }

        byte[] getScan() {
            return scan;
        }

        void setScan(byte[] scan) {
            this.scan = scan;
        }

        Date getReceived() {
            return received;
        }

        void setReceived(Date received) {
            this.received = received;
        }

        Stamp getStamp() {
            return stamp;
        }

        void setStamp(Stamp stamp) {
            this.stamp = stamp;
        }

        Author getAuthor() {
            return author;
        }

        void setAuthor(Author author) {
            this.author = author;
        }

        Document getSource() {
            return source;
        }

        void setSource(Document source) {
            this.source = source;
        }

        Cover getCover() {
            return cover;
        }

        void setCover(Cover cover) {
            this.cover = cover;
        }

        int getVersion() {
            return version;
        }

        Document copy() throws CloneNotSupportedException {
            return (Document) clone();
        }
    }

    @Embeddable
    static class Stamp implements Serializable {
        private static final long serialVersionUID = 1L;

        private String clerk;
        private String room;

        protected Stamp() {}

        Stamp(String clerk, String room) {
            this.clerk = clerk;
            this.room = room;
        }

        String getClerk() {
            return clerk;
        }

        void setClerk(String clerk) {
            this.clerk = clerk;
        }
    }

    @Entity(name = "Author")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    abstract static class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        private Long id;

        private String name;

        protected Author() {}

        Author(String name) {
            this.name = name;
        }

        String getName() {
            return name;
        }
    }

    @Entity(name = "Person")
    static class Person extends Author {
        protected Person() {}

        Person(String name) {
            super(name);
        }
    }

    @Entity(name = "Office")
    static class Office extends Author {
        protected Office() {}

        Office(String name) {
            super(name);
        }
    }

    /** Its one property is made of two fields. */
    @Entity(name = "Clerk")
    static class Clerk {
        private Long number;
        private String first;
        private String last;

        protected Clerk() {}

        Clerk(long number, String name) {
            this.number = number;
            setName(name);
        }

        @Id
        Long getNumber() {
            return number;
        }

        void setNumber(Long number) {
            this.number = number;
        }

        String getName() {
            return first + " " + last;
        }

        void setName(String name) {
            String[] parts = name.split(" ");
            first = parts[0];
            last = parts[1];
        }

        void marries(String name) {
            last = name;
        }

        boolean isCalled(String name) {
            return last.equals(name);
        }
    }

    @Entity(name = "Cover")
    static class Cover {
        @Id
        private Long id;

        private String colour;

        @OneToOne(fetch = FetchType.LAZY)
        private Document document;

        protected Cover() {}

        Cover(long id, String colour, Document document) {
            this.id = id;
            this.colour = colour;
            this.document = document;
        }

        String getColour() {
            return colour;
        }
    }
}
