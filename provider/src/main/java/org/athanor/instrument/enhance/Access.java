package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where the attributes of a class are (Jakarta Persistence 3.2, 2.3). Class files alone do not always tell: an embeddable
 * follows whoever embeds it, a mapped superclass whoever extends it. Then both are announced, which costs a second test of
 * a bit and is right either way.
 */
enum Access {
    FIELD,
    PROPERTY,
    EITHER;

    /** By {@code @Access}, else by the hierarchy's identifier, else by any annotation on a member. */
    static Access of(ClassShape type, Hierarchy hierarchy) {
        if (type.stated() != null) {
            return type.stated();
        }
        Access byId = placed(type, hierarchy, MemberShape::identifier);
        if (byId != null) {
            return byId;
        }
        Access byAny = placed(type, hierarchy, MemberShape::mapped);
        if (byAny != null) {
            return byAny;
        }
        for (ClassShape at = type; at != null; at = hierarchy.superclass(at)) {
            if (at.stated() != null) {
                return at.stated();
            }
        }
        return EITHER;
    }

    private static @Nullable Access placed(ClassShape type, Hierarchy hierarchy, Predicate<MemberShape> sought) {
        for (ClassShape at = type; at != null; at = hierarchy.superclass(at)) {
            boolean counts = at == type || at.inheritsMappings();
            if (!counts || at.stated() != null) {
                continue;
            }
            if (at.methods().stream().anyMatch(method -> method.stem() != null && sought.test(method))) {
                return PROPERTY;
            }
            if (at.fields().stream().anyMatch(field -> field.isField() && sought.test(field))) {
                return FIELD;
            }
        }
        return null;
    }

    /** Reads the value of an {@code @Access}. */
    static AnnotationVisitor reader(Consumer<Access> found) {
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visitEnum(@Nullable String name, String descriptor, String value) {
                found.accept(Access.valueOf(value));
            }
        };
    }
}
