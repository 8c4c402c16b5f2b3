package org.athanor.behaviour.random;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class Tag {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String label;

    Tag() {}

    Tag(String label) {
        this.label = label;
    }

    String getLabel() {
        return label;
    }
}
