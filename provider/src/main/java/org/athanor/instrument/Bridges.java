package org.athanor.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.athanor.mapping.AttributeMember;

/**
 * The {@link DeclaredMembers} that one generated class needs: collected while its code is written, made when it is done,
 * as only then all members of each declaring class are known.
 */
final class Bridges {
    private record Bridge(int constant, List<AttributeMember> members) {}

    private final BridgeCatalog catalog;
    private final Map<Class<?>, Bridge> bridges = new LinkedHashMap<>();

    Bridges(BridgeCatalog catalog) {
        this.catalog = catalog;
    }

    /** Pushes the members of the declaring class and returns the index of this one in them. */
    int load(MethodVisitor mv, ClassCode code, Class<?> declaring, AttributeMember member) {
        Bridge bridge = bridges.computeIfAbsent(
                declaring, d -> new Bridge(code.constant(this, DeclaredMembers.class), new ArrayList<>()));
        code.load(mv, bridge.constant());
        int index = bridge.members().indexOf(member);
        if (index >= 0) {
            return index;
        }
        bridge.members().add(member);
        return bridge.members().size() - 1;
    }

    /** To be called before the class is defined. */
    void complete(ClassCode code) {
        bridges.forEach((declaring, bridge) ->
                code.replaceConstant(bridge.constant(), catalog.of(declaring, List.copyOf(bridge.members()))));
    }
}
