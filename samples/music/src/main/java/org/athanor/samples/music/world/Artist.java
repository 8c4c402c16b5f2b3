package org.athanor.samples.music.world;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** An artist owns its albums: an album taken away from its artist is deleted. */
@Entity
@Table(name = "T_ARTIST")
@NamedQuery(name = "Artist.named", query = "select a from Artist a where a.name = :name", resultClass = Artist.class)
public class Artist {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "PK")
    private Long id;

    @Column(name = "NAME", nullable = false)
    private String name;

    @OneToMany(mappedBy = "artist", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("name")
    private List<Album> albums = new ArrayList<>();

    protected Artist() {}

    public Artist(String name) {
        this.name = name;
    }

    public Album addAlbum(String title) {
        Album album = new Album(title, this);
        albums.add(album);
        return album;
    }

    public boolean removeAlbum(String title) {
        return albums.removeIf(album -> album.getName().equals(title));
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<Album> getAlbums() {
        return albums;
    }

    @Override
    public String toString() {
        return "Artist " + id + " " + name;
    }
}
