package org.athanor.behaviour.oracle;

import jakarta.persistence.Column;
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
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.StaticMetamodel;
import java.util.ArrayList;
import java.util.List;
import org.athanor.SessionFactory;
import org.athanor.expression.ListAttribute;
import org.athanor.expression.NumberAttribute;
import org.athanor.expression.StringAttribute;
import org.athanor.expression.ToOneAttribute;
import org.athanor.testing.TestUnit;

/** Artists, albums, tracks and tags with their static metamodels: what the scenarios of queries and options are about. */
public final class Discography {
    private Discography() {}

    public static TestUnit.Builder unit() {
        return TestUnit.of(Artist.class, Album.class, Track.class, Tag.class, Loose.class);
    }

    public static void rows(TestUnit unit) {
        unit.sql("insert into artist (id, name, country) values (1, 'Nina', 'US'), (2, 'Youssou', 'SN'),"
                + " (3, 'Cesaria', 'CV')");
        unit.sql("insert into album (id, title, year, artist_id) values (1, 'Pastel', 1965, 1), (2, 'Silk', 1967, 1),"
                + " (3, 'Set', 1990, 2)");
        unit.sql("insert into track (id, name, album_id) values (1, 'Intro', 1), (2, 'Blue', 1), (3, 'Wind', 2),"
                + " (4, 'Fenene', 3)");
        unit.sql("insert into tag (id, name) values (1, 'jazz'), (2, 'soul'), (3, 'live')");
        unit.sql("insert into album_tag (album_id, tag_id) values (1, 1), (1, 2), (2, 1)");
    }

    public static SessionFactory sessions(TestUnit unit) {
        return unit.factory().unwrap(SessionFactory.class);
    }

    @Entity(name = "Artist")
    @Table(name = "artist")
    public static class Artist {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;
        private String country;

        @OneToMany(mappedBy = "artist")
        @OrderBy("id")
        private List<Album> albums = new ArrayList<>();

        public String getName() {
            return name;
        }

        public String getCountry() {
            return country;
        }

        public List<Album> getAlbums() {
            return albums;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity(name = "Album")
    @Table(name = "album")
    public static class Album {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        public String title;

        @Column(name = "year")
        public Integer year;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        public Artist artist;

        @OneToMany(mappedBy = "album")
        @OrderBy("id")
        public List<Track> tracks = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "album_tag",
                joinColumns = @JoinColumn(name = "album_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        @OrderBy("id")
        public List<Tag> tags = new ArrayList<>();

        public Artist getArtist() {
            return artist;
        }

        public List<Track> getTracks() {
            return tracks;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @Entity(name = "Track")
    @Table(name = "track")
    public static class Track {
        @Id
        public Integer id;

        public String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "album_id")
        public Album album;
    }

    @Entity(name = "Tag")
    @Table(name = "tag")
    public static class Tag {
        @Id
        public Integer id;

        public String name;
    }

    /** Nothing refers to it. */
    @Entity(name = "Loose")
    @Table(name = "loose")
    public static class Loose {
        @Id
        public Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        public Track first;

        @ManyToOne(fetch = FetchType.LAZY)
        public Track second;
    }

    @StaticMetamodel(Artist.class)
    public static final class Artist_ {
        public static volatile NumberAttribute<Artist, Integer> id;
        public static volatile StringAttribute<Artist> name;
        public static volatile StringAttribute<Artist> country;
        public static volatile ListAttribute<Artist, Album> albums;

        private Artist_() {}
    }

    @StaticMetamodel(Album.class)
    public static final class Album_ {
        public static volatile NumberAttribute<Album, Integer> id;
        public static volatile StringAttribute<Album> title;
        public static volatile NumberAttribute<Album, Integer> year;
        public static volatile ToOneAttribute<Album, Artist> artist;
        public static volatile ListAttribute<Album, Track> tracks;
        public static volatile ListAttribute<Album, Tag> tags;

        private Album_() {}
    }

    @StaticMetamodel(Track.class)
    public static final class Track_ {
        public static volatile NumberAttribute<Track, Integer> id;
        public static volatile StringAttribute<Track> name;
        public static volatile ToOneAttribute<Track, Album> album;

        private Track_() {}
    }

    @StaticMetamodel(Tag.class)
    public static final class Tag_ {
        public static volatile NumberAttribute<Tag, Integer> id;
        public static volatile StringAttribute<Tag> name;

        private Tag_() {}
    }
}
