package org.athanor.samples.music.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A playlist: tracks in a join table. */
@Entity
@Table(name = "Playlist")
public class Playlist {
    @Id
    @Column(name = "PlaylistId")
    private Integer id;

    @Column(name = "Name")
    private String name;

    @ManyToMany
    @JoinTable(
            name = "PlaylistTrack",
            joinColumns = @JoinColumn(name = "PlaylistId"),
            inverseJoinColumns = @JoinColumn(name = "TrackId"))
    private Set<Track> tracks = new HashSet<>();

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Set<Track> getTracks() {
        return tracks;
    }

    public void setName(String name) {
        this.name = name;
    }
}
