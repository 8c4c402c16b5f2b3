package org.athanor.instrument;

/**
 * Loads an unloaded reference when it is touched. The loader marks it loaded before it fills it (setters of user classes
 * may be called), and unloaded again if it fails; if the row is gone it throws.
 */
@FunctionalInterface
public interface ReferenceLoader {
    void load(Object reference);
}
