package org.athanor.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.type.ValueType;

/**
 * One attribute in a generated snapshot class: its field, and the code that fills, compares and restores it. Primitives
 * keep their type; a {@link EmbeddedForm} takes embedded values apart; a {@link ValueType} copies and compares basic ones;
 * everything else compares by instance.
 */
final class SnapshotSlot implements Opcodes {
    private static final String VALUE_TYPE = Type.getInternalName(ValueType.class);
    private static final String FORM = Type.getInternalName(EmbeddedForm.class);

    private enum Rule {
        PRIMITIVE,
        IMMUTABLE,
        MUTABLE,
        EMBEDDED,
        INSTANCE
    }

    private final ClassCode code;
    private final MemberCode member;
    private final String field;
    private final Rule rule;
    private final Class<?> type;
    private final int constant;

    private SnapshotSlot(ClassCode code, MemberCode member, int index, Rule rule, int constant) {
        this.code = code;
        this.member = member;
        this.field = "f" + index;
        this.rule = rule;
        this.type = rule == Rule.PRIMITIVE ? member.readType() : Object.class;
        this.constant = constant;
    }

    static SnapshotSlot of(ClassCode code, Attribute attribute, Bridges bridges, Accesses accesses) {
        MemberCode member = new MemberCode(code, attribute.member(), bridges);
        if (attribute instanceof BasicAttribute basic) {
            if (member.readType().isPrimitive()) {
                return new SnapshotSlot(code, member, basic.index(), Rule.PRIMITIVE, -1);
            }
            Rule rule = basic.type().mutable() ? Rule.MUTABLE : Rule.IMMUTABLE;
            return new SnapshotSlot(code, member, basic.index(), rule, code.constant(basic.type(), ValueType.class));
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            int form = code.constant(new EmbeddedForm(embedded, accesses), EmbeddedForm.class);
            return new SnapshotSlot(code, member, embedded.index(), Rule.EMBEDDED, form);
        }
        return new SnapshotSlot(code, member, attribute.index(), Rule.INSTANCE, -1);
    }

    /** The type that {@link #value} pushes. */
    Class<?> type() {
        return type;
    }

    void declare() {
        code.field(ACC_PRIVATE, field, descriptor());
    }

    private String descriptor() {
        return Type.getDescriptor(type);
    }

    /** Pushes the field of this snapshot. */
    void load(MethodVisitor mv) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitFieldInsn(GETFIELD, code.self(), field, descriptor());
    }

    /** Stack: a snapshot and a value of {@link #type}. */
    void store(MethodVisitor mv) {
        mv.visitFieldInsn(PUTFIELD, code.self(), field, descriptor());
    }

    void capture(MethodVisitor mv, int instance, boolean cast) {
        mv.visitVarInsn(ALOAD, 0);
        if (rule == Rule.MUTABLE || rule == Rule.EMBEDDED) {
            code.load(mv, constant);
        }
        member.get(mv, instance, cast);
        if (rule == Rule.MUTABLE) {
            callType(mv, "copy", "(Ljava/lang/Object;)Ljava/lang/Object;");
        } else if (rule == Rule.EMBEDDED) {
            callForm(mv, "disassemble", "(Ljava/lang/Object;)Ljava/lang/Object;");
        }
        store(mv);
    }

    /** Jumps to {@code changed} if the values differ; jumps to {@code same} or falls through if not. */
    void compare(MethodVisitor mv, int instance, int free, Label same, Label changed) {
        if (rule == Rule.PRIMITIVE) {
            member.get(mv, instance, false);
            bits(mv);
            load(mv);
            bits(mv);
            if (StackKind.of(type) == StackKind.LONG || StackKind.of(type) == StackKind.DOUBLE) {
                mv.visitInsn(LCMP);
                mv.visitJumpInsn(IFNE, changed);
            } else {
                mv.visitJumpInsn(IF_ICMPNE, changed);
            }
            return;
        }
        if (rule == Rule.EMBEDDED) {
            code.load(mv, constant);
            load(mv);
            member.get(mv, instance, false);
            callForm(mv, "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            mv.visitJumpInsn(IFEQ, changed);
            return;
        }
        member.get(mv, instance, false);
        if (rule == Rule.INSTANCE) {
            load(mv);
            mv.visitJumpInsn(IF_ACMPNE, changed);
            return;
        }
        mv.visitVarInsn(ASTORE, free);
        mv.visitVarInsn(ALOAD, free);
        load(mv);
        if (rule == Rule.IMMUTABLE) {
            mv.visitJumpInsn(IF_ACMPEQ, same);
            code.load(mv, constant);
            mv.visitVarInsn(ALOAD, free);
            load(mv);
        } else {
            mv.visitVarInsn(ASTORE, free + 1);
            mv.visitVarInsn(ASTORE, free);
            code.load(mv, constant);
            mv.visitVarInsn(ALOAD, free);
            mv.visitVarInsn(ALOAD, free + 1);
        }
        callType(mv, "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
        mv.visitJumpInsn(IFEQ, changed);
    }

    /** Floating point compares by bits: NaN is itself, and a change of sign of 0 is one. */
    private void bits(MethodVisitor mv) {
        if (type == float.class) {
            mv.visitMethodInsn(INVOKESTATIC, "java/lang/Float", "floatToIntBits", "(F)I", false);
        } else if (type == double.class) {
            mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToLongBits", "(D)J", false);
        }
    }

    /** Pushes the value remembered, put together if it was taken apart. */
    void value(MethodVisitor mv) {
        if (rule == Rule.MUTABLE || rule == Rule.EMBEDDED) {
            code.load(mv, constant);
        }
        load(mv);
        if (rule == Rule.MUTABLE) {
            callType(mv, "copy", "(Ljava/lang/Object;)Ljava/lang/Object;");
        } else if (rule == Rule.EMBEDDED) {
            callForm(mv, "assemble", "(Ljava/lang/Object;)Ljava/lang/Object;");
        }
    }

    void restore(MethodVisitor mv, int instance) {
        member.set(mv, instance, true, () -> {
            value(mv);
            if (rule != Rule.PRIMITIVE) {
                Primitives.unbox(mv, member.writeType());
            }
        });
    }

    private static void callType(MethodVisitor mv, String name, String descriptor) {
        mv.visitMethodInsn(INVOKEINTERFACE, VALUE_TYPE, name, descriptor, true);
    }

    private static void callForm(MethodVisitor mv, String name, String descriptor) {
        mv.visitMethodInsn(INVOKEVIRTUAL, FORM, name, descriptor, false);
    }
}
