package org.athanor.instrument;

/** Unloaded state was touched after its persistence context let go of it. */
public final class NotLoadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param entity the entity with its identifier, as {@code Author#5}
     * @param what what is missing: {@code attribute books}, or {@code its state}
     */
    public NotLoadedException(String entity, String what) {
        super(entity + ": " + what
                + " was not loaded, and the instance is detached, so it cannot be loaded now. Load it"
                + " while the persistence context is open (join fetch, an entity graph, or touch it before closing), or keep"
                + " the persistence context open for as long as the instance is in use.");
    }
}
