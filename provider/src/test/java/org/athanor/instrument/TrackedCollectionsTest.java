package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unchecked")
class TrackedCollectionsTest {
    static class Holder {
        Long id;
        List<Object> list;
        Set<Object> set;
        Collection<Object> bag;
        List<Object> ordered;
        Map<Object, Object> map;
    }

    private final Fixture fixture = Fixture.of(Holder.class);
    private final Holder owner = new Holder();
    private final List<String> events = new ArrayList<>();
    private List<?> rows = List.of("a", "b", "c");
    private int loads;

    private final CollectionListener listener = new CollectionListener() {
        @Override
        public void changed(TrackedCollection collection) {
            events.add("changed");
        }

        @Override
        public void added(TrackedCollection collection, Object element) {
            events.add("+" + element);
        }

        @Override
        public void removed(TrackedCollection collection, Object element) {
            events.add("-" + element);
        }
    };

    private PluralAttribute attribute(String name) {
        return (PluralAttribute) fixture.mapping(Holder.class).attribute(name);
    }

    private TrackedCollection unloaded(String name) {
        TrackedCollection collection = TrackedCollections.unloaded(attribute(name), owner);
        collection.attach(
                c -> {
                    loads++;
                    c.fill(rows);
                },
                listener);
        return collection;
    }

    private List<Object> list;
    private TrackedCollection tracked;

    @BeforeEach
    void aLoadedList() {
        tracked = unloaded("list");
        tracked.load();
        list = (List<Object>) tracked;
    }

    @Test
    void loadingTellsNothingAndReadingCopiesNothing() {
        assertThat(list).containsExactly("a", "b", "c").hasSize(3);
        assertThat(list.get(1)).isEqualTo("b");
        assertThat(list.subList(1, 3)).containsExactly("b", "c");
        assertThat(list).isEqualTo(List.of("a", "b", "c"));
        assertThat(List.of("a", "b", "c")).isEqualTo(list);
        assertThat(list).hasSameHashCodeAs(List.of("a", "b", "c")).hasToString("[a, b, c]");
        assertThat(tracked.dirty()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void addingAndRemovingTellAndGiveTheNetDifference() {
        list.add("d");
        list.remove("a");
        list.remove(0);
        list.add(0, "a");
        assertThat(events).containsExactly("changed", "+d", "-a", "-b", "+a");
        assertThat(tracked.added()).containsExactly("d");
        assertThat(tracked.removed()).containsExactly("b");
        assertThat(tracked.snapshot()).containsExactly("a", "b", "c");
        tracked.accept();
        assertThat(tracked.dirty()).isFalse();
        assertThat(tracked.snapshot()).containsExactly("a", "c", "d");
    }

    @Test
    void thereAndBackIsDirtyButNoDifference() {
        list.add("d");
        list.remove("d");
        assertThat(tracked.dirty()).isTrue();
        assertThat(tracked.added()).isEmpty();
        assertThat(tracked.removed()).isEmpty();
        assertThat(tracked.reordered()).isFalse();
    }

    @Test
    void sortingIsAMoveOnly() {
        list.sort(Comparator.comparing(Object::toString).reversed());
        assertThat(list).containsExactly("c", "b", "a");
        assertThat(events).containsExactly("changed");
        assertThat(tracked.reordered()).isTrue();
        assertThat(tracked.added()).isEmpty();
    }

    @Test
    void everyWayOfChangingAListIsHeard() {
        list.set(0, "x");
        ListIterator<Object> cursor = list.listIterator(1);
        cursor.next();
        cursor.set("y");
        cursor.add("z");
        cursor.previous();
        cursor.remove();
        Iterator<Object> iterator = list.iterator();
        iterator.next();
        iterator.remove();
        list.subList(0, 1).clear();
        list.addAll(0, List.of("p", "q"));
        list.replaceAll(e -> e.equals("p") ? "r" : e);
        list.removeIf("q"::equals);
        list.retainAll(List.of("c"));
        list.clear();
        assertThat(events)
                .containsExactly(
                        "changed", "-a", "+x", "-b", "+y", "+z", "-z", "-x", "-y", "+p", "+q", "-p", "+r", "-q", "-r",
                        "-c");
        assertThat(tracked.removed()).containsExactly("a", "b", "c");
    }

    @Test
    void aListBehavesLikeAnArrayListWhateverIsDoneToIt() {
        Random random = new Random(7);
        List<Object> model = new ArrayList<>(rows);
        for (int step = 0; step < 5000; step++) {
            int value = random.nextInt(10);
            int at = model.isEmpty() ? 0 : random.nextInt(model.size());
            int choice = random.nextInt(9);
            for (List<Object> each : List.of(model, list)) {
                switch (choice) {
                    case 0 -> each.add("" + value);
                    case 1 -> each.add(at, "" + value);
                    case 2 -> each.remove("" + value);
                    case 3 -> each.addAll(at, List.of("" + value, "x"));
                    case 4 -> each.removeAll(List.of("" + value));
                    case 5 -> each.subList(at, each.size()).remove("x");
                    case 6 -> each.removeIf(e -> e.hashCode() % 7 == value);
                    case 7 -> each.subList(at, Math.min(each.size(), at + 2)).clear();
                    default -> each.sort(Comparator.comparing(Object::toString));
                }
            }
            assertThat(list).isEqualTo(model);
            if (step % 50 == 0) {
                tracked.accept();
            }
        }
    }

    @Test
    void iteratorsFailFast() {
        Iterator<Object> iterator = list.iterator();
        iterator.next();
        list.add("d");
        assertThatThrownBy(iterator::next).isInstanceOf(ConcurrentModificationException.class);
        List<Object> part = list.subList(0, 1);
        list.add("e");
        assertThatThrownBy(part::size).isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> list.add(9, "f")).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void addingToAnUnloadedBagDoesNotLoadAndTheFirstReadLaysItOver() {
        TrackedCollection bag = unloaded("bag");
        int before = loads;
        ((Collection<Object>) bag).add("d");
        ((Collection<Object>) bag).addAll(List.of("e", "f"));
        assertThat(loads).isEqualTo(before);
        assertThat(bag.loaded()).isFalse();
        assertThat(bag.dirty()).isTrue();
        assertThat(bag.queuedAdds()).containsExactly("d", "e", "f");
        assertThat(bag.added()).containsExactly("d", "e", "f");
        assertThat((Collection<Object>) bag).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(bag.added()).containsExactly("d", "e", "f");
        assertThat(bag.snapshot()).containsExactly("a", "b", "c");
    }

    @Test
    void queuedElementsThatWereWrittenMeanwhileAreNotDoubled() {
        Holder child = new Holder();
        TrackedCollection bag = unloaded("bag");
        bag.queueAdd(child);
        bag.queueRemove("ignored");
        bag.queueAdd("ignored");
        rows = List.of(child);
        bag.load();
        assertThat((Collection<Object>) bag).containsExactly(child);
        assertThat(bag.added()).isEmpty();
    }

    @Test
    void addingToAnUnloadedSetOrPositionedListLoads() {
        assertThat(((Set<Object>) unloaded("set")).add("a")).isFalse();
        ((List<Object>) unloaded("ordered")).add("d");
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void aSetTellsOfRealChangesOnly() {
        TrackedCollection tracked = unloaded("set");
        Set<Object> set = (Set<Object>) tracked;
        assertThat(set.add("a")).isFalse();
        assertThat(tracked.dirty()).isFalse();
        assertThat(set.addAll(List.of("c", "d"))).isTrue();
        Iterator<Object> iterator = set.iterator();
        iterator.next();
        iterator.remove();
        set.removeAll(List.of("b", "x", "y", "z", "zz", "zzz"));
        set.retainAll(List.of("d"));
        set.clear();
        assertThat(events).containsExactly("changed", "+d", "-a", "-b", "-c", "-d");
        assertThat(set).isEqualTo(Set.of()).hasToString("[]");
        assertThat(tracked.removed()).containsExactly("a", "b", "c");
    }

    @Test
    void aMapAndItsViewsTellOfValues() {
        rows = List.of(Map.entry("k", "v"), Map.entry("l", "w"));
        TrackedCollection tracked = unloaded("map");
        Map<Object, Object> map = (Map<Object, Object>) tracked;
        assertThat(map.put("k", "v")).isEqualTo("v");
        assertThat(tracked.dirty()).isFalse();
        map.put("m", "x");
        map.entrySet().iterator().next().setValue("v2");
        map.keySet().remove("l");
        map.values().remove("x");
        map.computeIfAbsent("n", k -> "y");
        assertThat(events).containsExactly("changed", "+x", "-v", "+v2", "-w", "-x", "+y");
        assertThat(map).isEqualTo(new LinkedHashMap<>(Map.of("k", "v2", "n", "y")));
        assertThat(tracked.added()).containsExactly("v2", "y");
        assertThat(tracked.removed()).containsExactly("v", "w");
        tracked.restore(tracked.snapshot());
        assertThat(map).containsExactly(Map.entry("k", "v"), Map.entry("l", "w"));
    }

    @Test
    void aWrappedCollectionIsAllAddedAndHearsTheOriginal() {
        List<Object> plain = new ArrayList<>(List.of("a"));
        TrackedCollection wrapped = TrackedCollections.wrap(attribute("list"), owner, plain);
        plain.add("b");
        assertThat(wrapped.added()).containsExactly("a", "b");
        wrapped.replaces(Arrays.asList("a", "z"));
        assertThat(wrapped.added()).containsExactly("b");
        assertThat(wrapped.removed()).containsExactly("z");
        TrackedCollection copied = TrackedCollections.wrap(attribute("list"), owner, List.of("a"));
        ((List<Object>) copied).add("b");
        assertThat(copied.current().size()).isEqualTo(2);
        assertThat(TrackedCollections.wrap(attribute("set"), owner, null).loaded())
                .isTrue();
    }

    @Test
    void entitiesCountOnceAndByInstance() {
        Holder one = new Holder();
        list.add(one);
        list.add(one);
        assertThat(tracked.added()).containsExactly(one);
        tracked.accept();
        list.remove(one);
        assertThat(tracked.removed()).isEmpty();
    }

    @Test
    void rollbackPutsElementsBackAndUnloadsWhatWasUnloaded() {
        list.add("d");
        tracked.restore(tracked.snapshot());
        assertThat(list).containsExactly("a", "b", "c");
        assertThat(tracked.dirty()).isFalse();
        tracked.restore(null);
        assertThat(tracked.loaded()).isFalse();
        int before = loads;
        assertThat(list).hasSize(3);
        assertThat(loads).isEqualTo(before + 1);
    }

    @Test
    void touchingADetachedUnloadedCollectionNamesOwnerAttributeAndCures() {
        TrackedCollection bag = unloaded("bag");
        bag.detach(new IdentityKey(fixture.mapping(Holder.class), 5L));
        assertThatThrownBy(() -> ((Collection<Object>) bag).size())
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Holder#5")
                .hasMessageContaining("attribute bag")
                .hasMessageContaining("join fetch");
        assertThatThrownBy(() -> ((Collection<Object>) bag).add("x")).isInstanceOf(NotLoadedException.class);
        assertThat(bag).hasToString("[not loaded]");
    }

    @Test
    void aLoadedCollectionIsSerializedWithItsElementsAnUnloadedOneWithout() throws Exception {
        TrackedCollection copy = (TrackedCollection) copy(tracked);
        assertThat((List<Object>) copy).containsExactly("a", "b", "c");
        assertThat(copy.dirty()).isFalse();
        ((List<Object>) copy).add("d");
        TrackedCollection unread = (TrackedCollection) copy(unloaded("set"));
        assertThat(unread.loaded()).isFalse();
        assertThatThrownBy(((Set<Object>) unread)::size).isInstanceOf(NotLoadedException.class);
    }

    private static Object copy(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }
}
