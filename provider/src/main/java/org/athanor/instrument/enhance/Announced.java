package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Which attributes of one managed class are announced, and by which code. Finds attributes as the mapping does
 * ({@code mapping.source.Members}), or more where class files cannot tell: whoever maps the class takes what it needs.
 */
final class Announced {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> properties = new TreeSet<>();
    private final Map<String, String> getters = new HashMap<>();
    private final Map<String, String> setters = new HashMap<>();

    private Announced() {}

    static Announced of(ClassShape type, Hierarchy hierarchy) {
        Announced announced = new Announced();
        Access access = Access.of(type, hierarchy);
        for (MemberShape field : type.fields()) {
            if (field.isField() && field.persistent(access, Access.FIELD)) {
                announced.attributes.put(field.name, field.name);
                if (field.has(Opcodes.ACC_PUBLIC)) {
                    announced.open.add(field.name);
                }
            }
        }
        for (MemberShape getter : type.methods()) {
            String stem = getter.stem();
            if (stem == null || access == Access.FIELD && getter.plain()) {
                continue;
            }
            if (getter.persistent(access, Access.PROPERTY)) {
                announced.property(type, getter, stem, access, hierarchy);
            }
        }
        if (!announced.getters.isEmpty()) {
            announced.behindProperties(type);
        }
        return announced;
    }

    /** Methods of the class may touch what is behind a property without asking its getter. */
    private void behindProperties(ClassShape type) {
        Map<String, String> backing = BackingFields.of(type, getters);
        for (MemberShape field : type.fields()) {
            if (field.isField() && (!field.excluded() || backing.containsKey(field.name))) {
                attributes.putIfAbsent(field.name, backing.getOrDefault(field.name, field.name));
            }
        }
    }

    private void property(ClassShape type, MemberShape getter, String stem, Access access, Hierarchy hierarchy) {
        String property = MemberShape.property(stem);
        if (access != Access.EITHER && attributes.containsKey(property)) {
            return;
        }
        MemberShape setter = setter(type, getter, stem);
        boolean complete = setter != null || inheritsSetter(type, property, hierarchy);
        if (!complete && !getter.mapped()) {
            return;
        }
        if (complete || !setterAbove(type, getter, stem, hierarchy)) {
            properties.add(property);
        }
        getters.put(getter.name + getter.descriptor, property);
        if (setter != null) {
            setters.put(setter.name + setter.descriptor, property);
        }
    }

    /** The setter of the same class; where none takes exactly what the getter returns, one that takes another object. */
    private static @Nullable MemberShape setter(ClassShape type, MemberShape getter, String stem) {
        Type sought = Type.getReturnType(getter.descriptor);
        MemberShape wider = null;
        for (MemberShape method : type.methods()) {
            if (!method.name.equals("set" + stem)
                    || method.has(Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)
                    || Type.getArgumentCount(method.descriptor) != 1) {
                continue;
            }
            Type taken = Type.getArgumentTypes(method.descriptor)[0];
            if (taken.equals(sought)) {
                return method;
            }
            if (taken.getSort() == Type.OBJECT && sought.getSort() >= Type.ARRAY) {
                wider = method;
            }
        }
        return wider;
    }

    /** Whether the setter is a managed superclass's that announces it. */
    private static boolean inheritsSetter(ClassShape type, String property, Hierarchy hierarchy) {
        for (ClassShape at = hierarchy.superclass(type); at != null; at = hierarchy.superclass(at)) {
            if (hierarchy.form(at) != Surroundings.Form.NONE
                    && hierarchy.announced(at).setters.containsValue(property)) {
                return true;
            }
        }
        return false;
    }

    private static boolean setterAbove(ClassShape type, MemberShape getter, String stem, Hierarchy hierarchy) {
        for (ClassShape at = hierarchy.superclass(type); at != null; at = hierarchy.superclass(at)) {
            if (setter(at, getter, stem) != null) {
                return true;
            }
        }
        return false;
    }

    /** The fields that are announced under their own names. */
    Set<String> fields() {
        Set<String> own = new LinkedHashSet<>();
        attributes.forEach((field, attribute) -> {
            if (field.equals(attribute)) {
                own.add(field);
            }
        });
        return own;
    }

    /** Those of {@link #fields} that code outside the package and its subclasses cannot touch. */
    Set<String> guardedFields() {
        Set<String> guarded = fields();
        guarded.removeAll(open);
        return guarded;
    }

    /** What a field is announced as; null when it is not. */
    @Nullable
    String attribute(MemberShape field) {
        return field.isField() ? attributes.get(field.name) : null;
    }

    Set<String> properties() {
        return properties;
    }

    /** The property that this method reads; null when it announces nothing. */
    @Nullable
    String readBy(String name, String descriptor) {
        return getters.get(name + descriptor);
    }

    /** The property that this method writes; null when it announces nothing. */
    @Nullable
    String writtenBy(String name, String descriptor) {
        return setters.get(name + descriptor);
    }
}
