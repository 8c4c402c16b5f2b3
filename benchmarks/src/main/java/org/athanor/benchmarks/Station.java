package org.athanor.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** The parent of readings. */
@Entity
public class Station {
    @Id
    private long id;

    private String name;

    @OneToMany(mappedBy = "station")
    private List<Reading> readings = new ArrayList<>();

    protected Station() {}

    Station(long id) {
        this.id = id;
        this.name = "station " + id;
    }

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<Reading> getReadings() {
        return readings;
    }
}
