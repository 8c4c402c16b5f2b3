package org.athanor.samples.enhanced;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A journey and the parts it has. */
@Entity
public class Journey extends Timestamped {
    @Id
    @GeneratedValue
    private Long id;

    private String goal;

    @ManyToOne
    private Journey whole;

    @OneToMany(mappedBy = "whole", cascade = CascadeType.ALL)
    private final List<Journey> parts = new ArrayList<>();

    protected Journey() {}

    public Journey(String goal) {
        this.goal = goal;
    }

    public Long getId() {
        return id;
    }

    public String getGoal() {
        return goal;
    }

    public List<Journey> getParts() {
        return parts;
    }

    public Journey getWhole() {
        return whole;
    }

    public void divert(String newGoal) {
        goal = newGoal;
        touch();
    }

    public void add(Journey part) {
        part.whole = this;
        parts.add(part);
    }
}
