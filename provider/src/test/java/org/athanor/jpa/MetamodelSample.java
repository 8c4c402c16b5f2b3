package org.athanor.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity with a static metamodel written by hand. */
@Entity
class MetamodelSample {
    @Id
    private Long id;

    private String name;
}
