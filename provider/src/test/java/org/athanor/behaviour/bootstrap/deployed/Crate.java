package org.athanor.behaviour.bootstrap.deployed;

/** Bears no annotation: a mapping file makes it an entity. */
public class Crate {
    private Long id;
    private String label = "new";

    public Long getId() {
        return id;
    }

    public String getLabel() {
        return label;
    }
}
