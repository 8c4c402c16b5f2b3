package org.athanor.instrument.other;

/** An entity that a test loads by a class loader of its own, which does not see the provider. */
public class Island {
    private Long id;
    private String name;
    private int size;

    protected Island() {}

    public String getName() {
        return name;
    }
}
