package org.athanor.mapping.bind.packaged;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entity that leaves its generator to its package. */
@Entity
public class Packaged {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    long id;
}
