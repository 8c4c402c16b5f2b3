package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.instrument.enhance.Surroundings.Form;

/** The classes around the one to transform, each read once, and what enhancement makes of them. */
final class Hierarchy {
    private static final Set<String> VALUES = Set.of(
            "java/lang/String",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/util/UUID");

    private final Surroundings surroundings;
    private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();
    private final Map<String, Announced> announced = new HashMap<>();
    private final Map<String, Optional<FieldRoute>> routes = new HashMap<>();

    Hierarchy(Surroundings surroundings, ClassShape first) {
        this.surroundings = surroundings;
        shapes.put(first.name(), Optional.of(first));
    }

    /** The class of that name; null when it is the platform's, or cannot be found or read. */
    @Nullable
    ClassShape shape(String name) {
        if (Names.ofPlatform(name) || name.startsWith("[")) {
            return null;
        }
        Optional<ClassShape> known = shapes.get(name);
        if (known == null) {
            known = Optional.ofNullable(read(name));
            shapes.put(name, known);
        }
        return known.orElse(null);
    }

    private @Nullable ClassShape read(String name) {
        byte[] bytes = surroundings.classFile(name);
        try {
            return bytes == null ? null : ClassShape.of(new ClassReader(bytes));
        } catch (RuntimeException unreadable) {
            // Whoever loads that class will hear of it; to this one it is an unknown class.
            return null;
        }
    }

    @Nullable
    ClassShape superclass(ClassShape type) {
        return type.superName() == null ? null : shape(type.superName());
    }

    boolean isManaged(ClassShape type) {
        return type.isOrdinary() && (type.isAnnotated() || surroundings.isMapped(type.name()));
    }

    /** How accesses to the attributes of that class are announced. */
    Form form(ClassShape type) {
        if (type.enhancement() != null) {
            return Form.MEMBERS;
        }
        return isManaged(type) && OtherProviders.enhanced(type) == null ? surroundings.form(type.name()) : Form.NONE;
    }

    /** Whether the class has members of enhancement, or will have them. */
    boolean isEnhanced(ClassShape type) {
        return form(type) == Form.MEMBERS;
    }

    /** Whether a superclass brings the place for the interceptor along. */
    boolean inheritsHolder(ClassShape type) {
        for (ClassShape at = superclass(type); at != null; at = superclass(at)) {
            if (isEnhanced(at)) {
                return true;
            }
        }
        return false;
    }

    Announced announced(ClassShape type) {
        Announced known = announced.get(type.name());
        if (known == null) {
            known = Announced.of(type, this);
            announced.put(type.name(), known);
        }
        return known;
    }

    /** The way to a field named in code; null when nothing announces it. */
    @Nullable
    FieldRoute route(String owner, String name, String descriptor) {
        String key = owner + '.' + name + ':' + descriptor;
        Optional<FieldRoute> known = routes.get(key);
        if (known == null) {
            known = Optional.ofNullable(findRoute(owner, name, descriptor));
            routes.put(key, known);
        }
        return known.orElse(null);
    }

    private @Nullable FieldRoute findRoute(String owner, String name, String descriptor) {
        for (ClassShape at = shape(owner); at != null; at = superclass(at)) {
            for (MemberShape field : at.fields()) {
                if (field.name.equals(name) && field.descriptor.equals(descriptor)) {
                    return announces(at, field) ? route(at, field) : null;
                }
            }
        }
        return null;
    }

    private boolean announces(ClassShape type, MemberShape field) {
        if (type.enhancement() != null) {
            return type.declares(Names.getter(field.name));
        }
        return form(type) != Form.NONE && announced(type).attribute(field) != null;
    }

    private FieldRoute route(ClassShape type, MemberShape field) {
        String attribute = announced(type).attribute(field);
        return new FieldRoute(
                type.name(),
                field.name,
                field.descriptor,
                attribute == null ? field.name : attribute,
                field.has(Opcodes.ACC_FINAL),
                isFollowed(field.descriptor),
                form(type));
    }

    /** Whether a value of that type is more than a value. */
    boolean isFollowed(String descriptor) {
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.ARRAY) {
            return type.getDimensions() > 1 || type.getElementType().getSort() == Type.OBJECT;
        }
        if (type.getSort() != Type.OBJECT) {
            return false;
        }
        String name = type.getInternalName();
        if (VALUES.contains(name) || name.startsWith("java/time/")) {
            return false;
        }
        ClassShape shape = shape(name);
        return shape == null || !shape.isEnum();
    }
}
