package org.athanor.jpa.metamodel;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The metamodels of open factories by the names of their units. A serialized criteria query names what it speaks of, and finds
 * it here when it is read, be it in another process (Jakarta Persistence 3.2, 6.8): in the factory opened last of that name.
 */
public final class OpenMetamodels {
    private static final Map<String, WeakReference<Supplier<AthanorMetamodel>>> BY_UNIT = new ConcurrentHashMap<>();

    private OpenMetamodels() {}

    /** A factory was opened; it keeps the supplier as long as it is there. */
    public static void opened(String unit, Supplier<AthanorMetamodel> metamodel) {
        BY_UNIT.put(unit, new WeakReference<>(metamodel));
    }

    /** The factory with that supplier was closed. */
    public static void closed(String unit, Supplier<AthanorMetamodel> metamodel) {
        BY_UNIT.computeIfPresent(unit, (name, known) -> known.refersTo(metamodel) ? null : known);
    }

    /** What stands for a metamodel in a stream. */
    record OfUnit(String unit) implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            WeakReference<Supplier<AthanorMetamodel>> known = BY_UNIT.get(unit);
            Supplier<AthanorMetamodel> metamodel = known == null ? null : known.get();
            if (metamodel == null) {
                throw new InvalidObjectException("A criteria query of persistence unit '" + unit
                        + "' is read, but no such unit is open: open its entity manager factory first");
            }
            return metamodel.get();
        }
    }

    /** What stands for a managed type in a stream. */
    record OfType(AthanorMetamodel metamodel, Class<?> type) implements Serializable {
        private Object readResolve() {
            return metamodel.managedType(type);
        }
    }

    /** What stands for an attribute in a stream. */
    record OfAttribute(AthanorMetamodel metamodel, Class<?> declaring, String name) implements Serializable {
        private Object readResolve() {
            return metamodel.managedType(declaring).getAttribute(name);
        }
    }
}
