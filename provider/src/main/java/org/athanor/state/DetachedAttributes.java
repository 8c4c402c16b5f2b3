package org.athanor.state;

import java.io.Serializable;
import java.util.TreeSet;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.NotLoadedException;

/**
 * What stays with a detached instance of which something was never read: the names of what is missing, so that touching it
 * fails and does not pass for null. Travels with the instance when that is serialized.
 */
final class DetachedAttributes extends AttributeInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final boolean loaded;
    private final TreeSet<String> names;

    /** {@code names} are those that are missing if the instance was {@code loaded}, else the only ones that are there. */
    DetachedAttributes(String entity, boolean loaded, TreeSet<String> names) {
        this.entity = entity;
        this.loaded = loaded;
        this.names = names;
        announceMissing();
    }

    private void announceMissing() {
        long bits = loaded ? 0 : ALL;
        if (loaded) {
            for (String name : names) {
                bits |= bit(name);
            }
        }
        announce(bits, false);
    }

    private Object readResolve() {
        return new DetachedAttributes(entity, loaded, names);
    }

    @Override
    public boolean holdsInstance() {
        return false;
    }

    @Override
    protected void beforeRead(Object self, String attribute) {
        load(attribute);
    }

    @Override
    protected void beforeWrite(Object self, String attribute) {
        if (!loaded) {
            load(attribute);
        } else if (names.remove(attribute)) {
            announceMissing();
        }
    }

    @Override
    protected void afterWrite(Object self, String attribute) {
        // nobody listens
    }

    @Override
    public boolean loaded() {
        return loaded;
    }

    @Override
    public boolean loaded(String attribute) {
        return loaded != names.contains(attribute);
    }

    @Override
    public void load() {
        if (!loaded) {
            throw new NotLoadedException(entity, "its state");
        }
    }

    @Override
    public void load(String attribute) {
        if (!loaded(attribute)) {
            throw new NotLoadedException(entity, loaded ? "attribute " + attribute : "its state");
        }
    }
}
