package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.OutsideInterceptors;

/**
 * Announces around accesses to attributes of classes that could get no members, which were loaded already: in the code that
 * accesses, with the instance taken from the stack. Nothing branches, so frames stay true.
 */
final class OutsideCode implements Opcodes {
    /** How much higher the stack grows. */
    static final int STACK = 6;

    private static final String OWNER = Type.getInternalName(OutsideInterceptors.class);

    private OutsideCode() {}

    /** In the place of an access to a field. */
    static void access(MethodVisitor mv, int opcode, String owner, FieldRoute route) {
        if (opcode == GETFIELD) {
            mv.visitInsn(DUP);
            before(mv, "reading", route.attribute());
            mv.visitFieldInsn(GETFIELD, owner, route.name(), route.descriptor());
        } else if (route.isWide()) {
            mv.visitInsn(DUP2_X1);
            mv.visitInsn(POP2);
            mv.visitInsn(DUP_X2);
            before(mv, "writing", route.attribute());
            mv.visitFieldInsn(PUTFIELD, owner, route.name(), route.descriptor());
        } else {
            write(mv, owner, route);
        }
    }

    private static void write(MethodVisitor mv, String owner, FieldRoute route) {
        mv.visitInsn(SWAP);
        mv.visitInsn(DUP);
        before(mv, "writing", route.attribute());
        if (!route.followed()) {
            mv.visitInsn(SWAP);
            mv.visitFieldInsn(PUTFIELD, owner, route.name(), route.descriptor());
            return;
        }
        mv.visitInsn(DUP_X1);
        mv.visitInsn(SWAP);
        mv.visitFieldInsn(PUTFIELD, owner, route.name(), route.descriptor());
        after(mv, route.attribute());
    }

    /** Says {@code reading} or {@code writing} of the instance on the stack. */
    static void before(MethodVisitor mv, String verb, String attribute) {
        mv.visitLdcInsn(AttributeInterceptor.bit(attribute));
        mv.visitLdcInsn(attribute);
        mv.visitMethodInsn(INVOKESTATIC, OWNER, verb, "(Ljava/lang/Object;JLjava/lang/String;)V", false);
    }

    /** Says {@code written} of the instance on the stack. */
    static void after(MethodVisitor mv, String attribute) {
        mv.visitLdcInsn(attribute);
        mv.visitMethodInsn(INVOKESTATIC, OWNER, "written", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
    }
}
