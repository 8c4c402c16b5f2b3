package org.athanor.samples.music.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A genre. */
@Entity
@Table(name = "Genre")
public class Genre {
    @Id
    @Column(name = "GenreId")
    private Integer id;

    @Column(name = "Name")
    private String name;

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
