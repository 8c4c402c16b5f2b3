package org.athanor.behaviour.oracle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.SessionFactory;
import org.athanor.testing.TestUnit;

/** Artists and their albums: the mapping that most scenarios use, and its rows. Nothing cascades by declaration. */
public final class Music {
    private Music() {}

    /** A unit with the rows of the scenarios. */
    public static TestUnit.Builder unit() {
        return TestUnit.of(Artist.class, Album.class);
    }

    public static void rows(TestUnit unit) {
        unit.sql("insert into artist (id, name, country) values (1, 'Nina', 'US'), (2, 'Youssou', 'SN'),"
                + " (3, 'Cesaria', 'CV')");
        unit.sql("insert into album (id, title, year, artist_id) values (1, 'Pastel', 1965, 1), (2, 'Silk', 1967, 1),"
                + " (3, 'Set', 1990, 2)");
    }

    public static SessionFactory sessions(TestUnit unit) {
        return unit.factory().unwrap(SessionFactory.class);
    }

    @Entity(name = "Artist")
    @Table(name = "artist")
    public static class Artist {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        @Column(length = 40)
        public String name;

        @Column(length = 2)
        public String country;

        @OneToMany(mappedBy = "artist")
        @OrderBy("id")
        public List<Album> albums = new ArrayList<>();

        public Artist() {}

        public Artist(String name) {
            this.name = name;
        }

        public Artist(String name, String country) {
            this(name);
            this.country = country;
        }

        @Override
        public String toString() {
            return "Artist(" + name + ")";
        }
    }

    @Entity(name = "Album")
    @Table(name = "album")
    public static class Album {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        @Column(length = 40)
        public String title;

        @Column(name = "year")
        public Integer year;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        public Artist artist;

        public Album() {}

        public Album(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return "Album(" + title + ")";
        }
    }
}
