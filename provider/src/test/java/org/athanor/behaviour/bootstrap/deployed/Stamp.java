package org.athanor.behaviour.bootstrap.deployed;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** Another one, to be found elsewhere than {@link Parcel}. */
@Entity
public class Stamp {
    @Id
    @GeneratedValue
    private Long id;

    public Long getId() {
        return id;
    }
}
