package org.athanor.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.AttributeMember;

/** The {@link DeclaredMembers} made so far: entities of one hierarchy share those of their superclasses. */
final class BridgeCatalog {
    private record Key(Class<?> declaring, List<AttributeMember> members) {}

    private final Map<Key, DeclaredMembers> known = new HashMap<>();

    synchronized DeclaredMembers of(Class<?> declaring, List<AttributeMember> members) {
        return known.computeIfAbsent(
                new Key(declaring, members),
                key -> HiddenClasses.canLink(declaring)
                        ? BridgeGenerator.generate(declaring, members)
                        : new HandleMembers(members));
    }
}
