package org.athanor.cascade;

/** What an operation does to one instance. */
@FunctionalInterface
public interface CascadeStep {
    /** Does it; called at most once an instance and walk. Whether to follow the relationships of the instance. */
    boolean apply(Object instance);
}
