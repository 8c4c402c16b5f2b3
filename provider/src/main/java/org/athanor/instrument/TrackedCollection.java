package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.List;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;

/**
 * The provider's side of the collections that managed instances hold. Every way of changing one is tracked against a
 * snapshot, which is taken only right before the first change; so a collection that is only read is never copied.
 * Elements are compared by instance if they are entities, by equals otherwise. Of maps, the elements given and taken here
 * are {@code Map.Entry}s except in {@link #added}, {@link #removed} and {@link #current}, which speak of values.
 */
public interface TrackedCollection {
    /** The instance that holds it (null only after deserialization). */
    Object owner();

    /** The attribute that holds it (null only after deserialization). */
    PluralAttribute attribute();

    /** Whether it was made for this attribute of this instance, and is not one taken from elsewhere. */
    default boolean belongsTo(Object instance, PluralAttribute plural) {
        return owner() == instance && attribute() == plural;
    }

    /** Whether a persistence context takes its events. */
    boolean attached();

    boolean loaded();

    /** Loads it unless it is loaded. */
    void load();

    /** Forgets elements, changes and queue: the next touch loads. */
    void unload();

    /** Called by loading: these are the elements stored. No events; queued operations are laid over them. */
    void fill(Collection<?> elements);

    /** Whether it was changed since the snapshot (perhaps there and back). */
    boolean dirty();

    /** The elements that came in, net; while unloaded, the queued ones. */
    List<Object> added();

    /** The elements that went out, net; while unloaded, the queued removals. */
    List<Object> removed();

    /** The elements as they are, not to be changed; while unloaded, the queued ones. Does not load. */
    Collection<?> current();

    /** The elements stored as far as known, in order; null while unloaded. */
    @Nullable
    List<Object> snapshot();

    /** Whether the elements, in order, differ from the snapshot: what matters to an order column. */
    boolean reordered();

    /** After a flush: what is, is stored. */
    void accept();

    /** After a rollback: these are the elements again; null: unload. No events. */
    void restore(@Nullable List<Object> elements);

    /** Declares that other elements than the current ones are stored: those of the collection this one replaces. */
    void replaces(List<Object> stored);

    /** After a rollback that has made its owner new again: nothing is stored. {@code added} was queued when it was. */
    void renew(List<Object> added);

    void attach(@Nullable CollectionLoader loader, @Nullable CollectionListener listener);

    /** Lets go of the persistence context; {@code ownerKey} is for the message if it is touched unloaded. */
    void detach(@Nullable IdentityKey ownerKey);

    /**
     * Adds because the other side of the relationship says so, unless it is in: at once when loaded, else queued until it
     * is. The listener is not told of it; one {@code add} of the same element by the application is absorbed. Iterations
     * that are under way do not see it.
     */
    void queueAdd(Object element);

    /** The counterpart of {@link #queueAdd}. */
    void queueRemove(Object element);

    /** {@link #queueAdd} to a map. */
    void queuePut(Object key, Object value);

    /** Whether {@link #queueAdd} brought it, it is not stored yet, and the application has not added it as well. */
    boolean given(Object element);

    /** Whether {@link #queueRemove} took it out since the last flush, and the application has not removed it as well. */
    boolean taken(Object element);

    /** Whether an instance is in it, as far as known without loading. */
    boolean has(Object element);

    /** Declares that the application's own code may add this element once more meanwhile, which is to be absorbed. */
    void absorbing(Object element, Runnable meanwhile);

    List<Object> queuedAdds();

    List<Object> queuedRemoves();
}
