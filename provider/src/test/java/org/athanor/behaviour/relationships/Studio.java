package org.athanor.behaviour.relationships;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.testing.TestUnit;

/** Entities with relationships of every kind in both directions, and the helper methods that such classes often have. */
final class Studio {
    private Studio() {}

    static TestUnit.Builder unit() {
        return TestUnit.of(
                Artist.class,
                Album.class,
                Profile.class,
                Tag.class,
                Node.class,
                Side.class,
                Track.class,
                Shelf.class,
                Book.class,
                Bill.class,
                Line.class);
    }

    static void rows(TestUnit unit) {
        unit.sql("insert into Artist (id, name) values (1, 'Nina'), (2, 'Youssou'), (3, 'Cesaria')");
        unit.sql("insert into Album (id, title, artist_id) values (1, 'Pastel', 1), (2, 'Silk', 1), (3, 'Set', 2)");
        unit.sql("insert into Profile (id, text, artist_id) values (1, 'pianist', 1), (2, 'singer', 2)");
        unit.sql("insert into Tag (id, name) values (1, 'jazz'), (2, 'soul'), (3, 'live')");
        unit.sql("insert into Album_Tag (albums_id, tags_id) values (1, 1), (1, 2)");
        unit.sql("insert into Node (id, parent_id) values (1, null), (2, 1), (3, 1), (4, 2)");
        unit.sql("insert into Side (id) values (1), (2)");
        unit.sql("insert into Track (id, side_id, tracks_order) values (1, 1, 0), (2, 1, 1), (3, 1, 2), (4, 2, 0)");
        unit.sql("insert into Shelf (id) values (1), (2)");
        unit.sql("insert into Book (id, title, shelf_id) values (1, 'Emma', 1), (2, 'Ulysses', 2)");
        unit.sql("insert into Bill (id) values (1), (2)");
        unit.sql("insert into Line (id, bill_id) values (1, 1), (2, 1), (3, 2)");
        unit.statements().clear();
    }

    @Entity(name = "Artist")
    static class Artist {
        @Id
        int id;

        String name;

        @OneToMany(mappedBy = "artist", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        List<Album> albums = new ArrayList<>();

        @OneToOne(mappedBy = "artist", cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
        Profile profile;

        Artist() {}

        Artist(int id) {
            this.id = id;
        }

        List<Album> getAlbums() {
            return albums;
        }

        void setAlbums(List<Album> albums) {
            this.albums = albums;
        }

        Profile getProfile() {
            return profile;
        }

        void setProfile(Profile profile) {
            this.profile = profile;
        }

        void addCollectionFirst(Album album) {
            albums.add(album);
            album.setArtist(this);
        }

        void addReferenceFirst(Album album) {
            album.setArtist(this);
            albums.add(album);
        }

        boolean removeCollectionFirst(Album album) {
            boolean removed = albums.remove(album);
            album.setArtist(null);
            return removed;
        }

        boolean removeReferenceFirst(Album album) {
            album.setArtist(null);
            return albums.remove(album);
        }

        @Override
        public String toString() {
            return "Artist" + id;
        }
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        int id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Artist artist;

        @ManyToMany
        Set<Tag> tags = new HashSet<>();

        Album() {}

        Album(int id) {
            this.id = id;
        }

        Album(int id, Artist artist) {
            this(id);
            this.artist = artist;
        }

        Artist getArtist() {
            return artist;
        }

        void setArtist(Artist artist) {
            this.artist = artist;
        }

        Set<Tag> getTags() {
            return tags;
        }

        void setTags(Set<Tag> tags) {
            this.tags = tags;
        }

        @Override
        public String toString() {
            return "Album" + id;
        }
    }

    @Entity(name = "Profile")
    static class Profile {
        @Id
        int id;

        String text;

        @OneToOne(fetch = FetchType.LAZY)
        Artist artist;

        Profile() {}

        Profile(int id) {
            this.id = id;
        }

        Artist getArtist() {
            return artist;
        }

        void setArtist(Artist artist) {
            this.artist = artist;
        }
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        int id;

        String name;

        @ManyToMany(mappedBy = "tags")
        Set<Album> albums = new HashSet<>();

        Tag() {}

        Tag(int id) {
            this.id = id;
        }

        Set<Album> getAlbums() {
            return albums;
        }
    }

    @Entity(name = "Node")
    static class Node {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Node parent;

        @OneToMany(mappedBy = "parent")
        Set<Node> children = new HashSet<>();

        Node getParent() {
            return parent;
        }

        void setParent(Node parent) {
            this.parent = parent;
        }

        Set<Node> getChildren() {
            return children;
        }
    }

    @Entity(name = "Side")
    static class Side {
        @Id
        int id;

        @OneToMany(mappedBy = "side", cascade = CascadeType.PERSIST)
        @OrderColumn
        List<Track> tracks = new ArrayList<>();

        List<Track> getTracks() {
            return tracks;
        }
    }

    @Entity(name = "Track")
    static class Track {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Side side;

        Track() {}

        Track(int id) {
            this.id = id;
        }

        Side getSide() {
            return side;
        }

        void setSide(Side side) {
            this.side = side;
        }
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        int id;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
        @MapKey(name = "title")
        Map<String, Book> books = new HashMap<>();

        Map<String, Book> getBooks() {
            return books;
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        int id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Shelf shelf;

        Book() {}

        Book(int id, String title) {
            this.id = id;
            this.title = title;
        }

        Shelf getShelf() {
            return shelf;
        }

        void setShelf(Shelf shelf) {
            this.shelf = shelf;
        }
    }

    @Entity(name = "Bill")
    static class Bill {
        @Id
        int id;

        @OneToMany(mappedBy = "bill", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Line> lines = new ArrayList<>();

        List<Line> getLines() {
            return lines;
        }
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Bill bill;

        Line() {}

        Line(int id) {
            this.id = id;
        }

        Bill getBill() {
            return bill;
        }

        void setBill(Bill bill) {
            this.bill = bill;
        }
    }
}
