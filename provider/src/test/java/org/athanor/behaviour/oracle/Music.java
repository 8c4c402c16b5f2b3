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
import org.athanor.testing.TestUnit;

/** Artists and their albums, the mapping of most scenarios, and its rows. Nothing cascades by declaration. */
public final class Music {
    private Music() {}

    public static TestUnit.Builder unit() {
        return TestUnit.of(Artist.class, Album.class);
    }

    /** The rows with which the scenarios begin. */
    public static void rows(TestUnit unit) {
        unit.sql("insert into artist (id, name, country) values (1, 'Nina', 'US'), (2, 'Youssou', 'SN'),"
                + " (3, 'Cesaria', 'CV')");
        unit.sql("insert into album (id, title, yr, artist_id) values (1, 'Pastel', 1965, 1), (2, 'Silk', 1967, 1),"
                + " (3, 'Set', 1990, 2)");
        unit.database().restartIdentity("artist", "id", 4);
        unit.database().restartIdentity("album", "id", 4);
    }

    @Entity(name = "Artist")
    @Table(name = "artist")
    public static class Artist {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @Column(length = 40)
        private String name;

        @Column(length = 2)
        private String country;

        @OneToMany(mappedBy = "artist")
        @OrderBy("id")
        private List<Album> albums = new ArrayList<>();

        protected Artist() {}

        public Artist(String name) {
            this.name = name;
        }

        public Artist(String name, String country) {
            this.name = name;
            this.country = country;
        }

        public Artist(Integer id, String name) {
            this.id = id;
            this.name = name;
        }

        public Integer getId() {
            return id;
        }

        public void setId(Integer id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getCountry() {
            return country;
        }

        public void setCountry(String country) {
            this.country = country;
        }

        public List<Album> getAlbums() {
            return albums;
        }

        public void setAlbums(List<Album> albums) {
            this.albums = albums;
        }

        public List<String> titles() {
            return getAlbums().stream().map(Album::getTitle).toList();
        }
    }

    @Entity(name = "Album")
    @Table(name = "album")
    public static class Album {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @Column(length = 40)
        private String title;

        @Column(name = "yr")
        private Integer year;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "artist_id")
        private Artist artist;

        protected Album() {}

        public Album(String title) {
            this.title = title;
        }

        public Album(String title, Artist artist) {
            this.title = title;
            this.artist = artist;
        }

        public Integer getId() {
            return id;
        }

        public void setId(Integer id) {
            this.id = id;
        }

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public Integer getYear() {
            return year;
        }

        public void setYear(Integer year) {
            this.year = year;
        }

        public Artist getArtist() {
            return artist;
        }

        public void setArtist(Artist artist) {
            this.artist = artist;
        }
    }
}
