package org.athanor.load;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entities of the loading tests, and their tables. */
final class Music {
    static final Class<?>[] CLASSES = {
        Artist.class, Album.class, Track.class, Playlist.class, Employee.class, Passport.class, Person.class
    };

    static final String SCHEMA = """
        create table artist (id integer primary key, name varchar(50), city varchar(50), latitude double,
            longitude double);
        create table album (id integer primary key, title varchar(50), artist_id bigint references artist);
        create table track (id integer primary key, name varchar(50), seconds integer,
            album_id bigint references album);
        create table playlist (id integer primary key, name varchar(50));
        create table playlist_track (playlist_id bigint references playlist, track_id bigint references track);
        create table employee (id integer primary key, name varchar(50), manager_id bigint references employee);
        create table person (id integer primary key, name varchar(50));
        create table passport (id integer primary key, number varchar(50), person_id bigint references person)
        """;

    private Music() {}

    static LoadWorld world() {
        return new LoadWorld(CLASSES).sql(SCHEMA);
    }

    @Entity(name = "Artist")
    static class Artist {
        @Id
        Long id;

        String name;
        Place place;

        @OneToMany(mappedBy = "artist")
        @OrderBy("title desc")
        List<Album> albums = new ArrayList<>();

        @Transient
        int timesLoaded;

        @PostLoad
        void loaded() {
            timesLoaded++;
        }

        String getName() {
            return name;
        }

        Long getId() {
            return id;
        }
    }

    @Embeddable
    static class Place {
        String city;
        Point point;
    }

    @Embeddable
    record Point(double latitude, double longitude) {}

    @Entity(name = "Album")
    static class Album {
        @Id
        Long id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        Artist artist;

        @OneToMany(mappedBy = "album")
        @OrderBy("id")
        Set<Track> tracks = new HashSet<>();
    }

    @Entity(name = "Track")
    static class Track {
        @Id
        Long id;

        String name;
        Integer seconds;

        @ManyToOne
        @JoinColumn(name = "album_id")
        Album album;
    }

    @Entity(name = "Playlist")
    static class Playlist {
        @Id
        Long id;

        String name;

        @ManyToMany(fetch = FetchType.EAGER)
        @JoinTable(
                name = "playlist_track",
                joinColumns = @JoinColumn(name = "playlist_id"),
                inverseJoinColumns = @JoinColumn(name = "track_id"))
        @OrderBy("name")
        List<Track> tracks = new ArrayList<>();
    }

    @Entity(name = "Employee")
    static class Employee {
        @Id
        Long id;

        String name;

        @ManyToOne
        @JoinColumn(name = "manager_id")
        Employee manager;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Long id;

        String name;

        @OneToOne(mappedBy = "person")
        Passport passport;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Long id;

        @Column(name = "number")
        String number;

        @OneToOne
        @JoinColumn(name = "person_id")
        Person person;
    }
}
