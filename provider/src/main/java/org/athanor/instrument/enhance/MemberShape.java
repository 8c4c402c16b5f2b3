package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.Locale;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A field or method of a class file, and which annotations of Jakarta Persistence it bears. */
final class MemberShape {
    private static final String STANDARD = "Ljakarta/persistence/";

    final int access;
    final String name;
    final String descriptor;
    private boolean annotated;
    private boolean mapped;
    private boolean identifier;
    private boolean excluded;
    private @Nullable Access stated;

    MemberShape(int access, String name, String descriptor) {
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Takes note of one annotation. */
    @Nullable
    AnnotationVisitor annotate(String annotation) {
        annotated = true;
        if (!annotation.startsWith(STANDARD)) {
            return null;
        }
        mapped = true;
        identifier |= annotation.equals(STANDARD + "Id;") || annotation.equals(STANDARD + "EmbeddedId;");
        excluded |= annotation.equals(STANDARD + "Transient;");
        return annotation.equals(ClassShape.ACCESS) ? Access.reader(value -> stated = value) : null;
    }

    boolean has(int flag) {
        return (access & flag) != 0;
    }

    boolean mapped() {
        return mapped;
    }

    boolean identifier() {
        return identifier;
    }

    /** By {@code @Transient}. */
    boolean excluded() {
        return excluded;
    }

    /** Whether this can be an attribute kept in a field. */
    boolean isField() {
        return !has(Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC);
    }

    /** The rest of the name after {@code get} or {@code is} if this method reads a property, as the mapping has it. */
    @Nullable
    String stem() {
        if (has(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)
                || !descriptor.startsWith("()")
                || descriptor.equals("()V")) {
            return null;
        }
        if (name.length() > 3 && name.startsWith("get")) {
            return name.substring(3);
        }
        boolean isBoolean = descriptor.equals("()Z") || descriptor.equals("()Ljava/lang/Boolean;");
        return isBoolean && name.length() > 2 && name.startsWith("is") ? name.substring(2) : null;
    }

    /** The property of a getter's or setter's stem, as {@code java.beans.Introspector} names it. */
    static String property(String stem) {
        boolean acronym =
                stem.length() > 1 && Character.isUpperCase(stem.charAt(0)) && Character.isUpperCase(stem.charAt(1));
        return acronym ? stem : stem.substring(0, 1).toLowerCase(Locale.ROOT) + stem.substring(1);
    }

    /** Whether a member of this kind is an attribute in a class of that access. */
    boolean persistent(Access ofClass, Access kind) {
        if (excluded) {
            return false;
        }
        if (stated != null) {
            return stated == kind;
        }
        return ofClass == Access.EITHER || ofClass == kind;
    }

    /** Whether a getter in a class of that access needs no closer look: only its annotations could make it an attribute. */
    boolean plain() {
        return !annotated;
    }
}
