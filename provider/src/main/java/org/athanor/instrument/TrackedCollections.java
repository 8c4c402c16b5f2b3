package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.PluralAttribute;

/** Makes the tracked collections of plural attributes. */
public final class TrackedCollections {
    private TrackedCollections() {}

    /**
     * A loaded collection over a plain one, all of whose elements count as added. The usual JDK collections are wrapped as
     * they are, so that an application that still holds one is heard until the first flush; others are copied.
     */
    @SuppressWarnings("unchecked")
    public static TrackedCollection wrap(PluralAttribute attribute, Object owner, @Nullable Object plain) {
        if (attribute.dynamic()) {
            TrackedDynamic dynamic = new TrackedDynamic(attribute, owner, false);
            if (plain != null) {
                ((Collection<Object>) plain).forEach(dynamic::addOwn);
            }
            return dynamic;
        }
        if (attribute.kind() == CollectionKind.MAP) {
            Map<Object, Object> map = plain == null ? Map.of() : (Map<Object, Object>) plain;
            return new TrackedMap(attribute, owner, isOpenMap(map) ? map : new LinkedHashMap<>(map));
        }
        if (plain instanceof Set || attribute.kind() == CollectionKind.SET) {
            Collection<Object> set = plain == null ? List.of() : (Collection<Object>) plain;
            return new TrackedSet(attribute, owner, isOpenSet(set) ? (Set<Object>) set : new LinkedHashSet<>(set));
        }
        Collection<Object> list = plain == null ? List.of() : (Collection<Object>) plain;
        boolean open = list.getClass() == ArrayList.class;
        return new TrackedList(attribute, owner, open ? (List<Object>) list : new ArrayList<>(list));
    }

    private static boolean isOpenMap(Object plain) {
        Class<?> type = plain.getClass();
        return type == HashMap.class || type == LinkedHashMap.class || type == TreeMap.class;
    }

    private static boolean isOpenSet(Object plain) {
        Class<?> type = plain.getClass();
        return type == HashSet.class || type == LinkedHashSet.class || type == TreeSet.class;
    }

    /** A collection that loads on first touch; attach it to a loader. */
    public static TrackedCollection unloaded(PluralAttribute attribute, Object owner) {
        if (attribute.dynamic()) {
            return new TrackedDynamic(attribute, owner, true);
        }
        return switch (attribute.kind()) {
            case COLLECTION, LIST -> new TrackedList(attribute, owner, null);
            case SET -> new TrackedSet(attribute, owner, null);
            case MAP -> new TrackedMap(attribute, owner, null);
        };
    }
}
