package org.athanor.samples.tutorial.artists;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An album, which stays when its artist lets it go. */
@Entity
@Table(name = "T_ALBUM")
public class Album {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "PK")
    private Integer pk;

    @Column(name = "NAME")
    private String name;

    @ManyToOne
    @JoinColumn(name = "FK")
    private Artist artist;

    protected Album() {}

    public Album(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public Artist getArtist() {
        return artist;
    }

    @Override
    public String toString() {
        return "pk=" + pk + ", name=" + name;
    }
}
