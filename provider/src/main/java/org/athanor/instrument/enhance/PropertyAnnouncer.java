package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.athanor.instrument.AttributeInterceptor;

/** Lets a getter say that it reads, or a setter that it writes, first thing; and a setter that it wrote, last thing. */
final class PropertyAnnouncer extends MethodVisitor implements Opcodes {
    private final String type;
    private final String property;
    private final boolean reads;
    private final boolean followed;
    private final boolean outside;

    PropertyAnnouncer(
            MethodVisitor next, String type, String property, boolean reads, boolean followed, boolean outside) {
        super(ASM9, next);
        this.type = type;
        this.property = property;
        this.reads = reads;
        this.followed = followed;
        this.outside = outside;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        String verb = reads ? "reading" : "writing";
        if (outside) {
            mv.visitVarInsn(ALOAD, 0);
            OutsideCode.before(mv, verb, property);
        } else {
            AccessorWriter.announce(mv, type, verb, property, AttributeInterceptor.bit(property));
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (!reads && followed && opcode >= IRETURN && opcode <= RETURN) {
            atEnd();
        }
        super.visitInsn(opcode);
    }

    private void atEnd() {
        if (outside) {
            mv.visitVarInsn(ALOAD, 0);
            OutsideCode.after(mv, property);
        } else {
            AccessorWriter.written(mv, type, property);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        int more = followed && !reads ? AccessorWriter.WRITTEN_STACK : 0;
        super.visitMaxs(Math.max(AccessorWriter.ANNOUNCE_STACK, maxStack + more), maxLocals);
    }
}
