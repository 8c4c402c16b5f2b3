package org.athanor.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.LocalDateTime;

/** An entity of ten columns of the usual types. */
@Entity
public class Reading {
    @Id
    private long id;

    @Version
    private int version;

    private String title;
    private String remark;
    private int quantity;
    private long ticks;
    private double temperature;
    private boolean valid;
    private Integer rating;
    private LocalDateTime takenAt;

    @ManyToOne(fetch = FetchType.LAZY)
    private Station station;

    protected Reading() {}

    Reading(long id, Station station) {
        this.id = id;
        this.station = station;
        title = "reading " + id;
        remark = "taken at station " + station.getId();
        quantity = (int) id % 90;
        ticks = id * 1_000_003;
        temperature = id / 10.0;
        valid = id % 2 == 0;
        rating = id % 3 == 0 ? null : (int) id % 5;
        takenAt = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(id);
    }

    public long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public Station getStation() {
        return station;
    }
}
