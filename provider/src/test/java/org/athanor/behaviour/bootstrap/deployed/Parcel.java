package org.athanor.behaviour.bootstrap.deployed;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity that tests put into jars and directories; {@code Deployment} hides it from the test's own class path. */
@Entity
public class Parcel {
    @Id
    @GeneratedValue
    private Long id;

    private String label;

    public Long getId() {
        return id;
    }

    @Override
    public String toString() {
        return "parcel " + label;
    }
}
