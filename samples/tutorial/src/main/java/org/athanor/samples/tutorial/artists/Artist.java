package org.athanor.samples.tutorial.artists;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.Session;

/** An artist, who is no more than an object until a session takes it. */
@Entity
@Table(name = "T_ARTIST")
public class Artist {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "PK")
    private Integer pk;

    @Column(name = "NAME")
    private String name;

    // The page names "artists" here, which Album has not: a mistake that the compiler reports.
    @OneToMany(mappedBy = "artist")
    private List<Album> albums = new ArrayList<>();

    protected Artist() {}

    public Artist(String name) {
        this.name = name;
    }

    public void addAlbum(Session session, String title) {
        Artist artist = session.query(Artist.class).filterBy(Artist_.pk, pk).one();
        artist.albums.add(new Album(title)); // the session takes the album along
        session.commit();
    }

    // The page compares the artist's own name instead of each album's, and stumbles before it removes anything.
    public void removeAlbum(Session session, String title) {
        Artist artist = session.query(Artist.class).filterBy(Artist_.pk, pk).one();
        artist.albums.removeIf(album -> album.getName().equals(title));
        session.commit();
    }

    public List<Album> getAlbums() {
        return albums;
    }

    @Override
    public String toString() {
        return "pk=" + pk + ", name=" + name;
    }
}
