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

    PropertyAnnouncer(MethodVisitor next, String type, String property, boolean reads, boolean followed) {
        super(ASM9, next);
        this.type = type;
        this.property = property;
        this.reads = reads;
        this.followed = followed;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        String verb = reads ? "reading" : "writing";
        AccessorWriter.announce(mv, type, verb, property, AttributeInterceptor.bit(property));
    }

    @Override
    public void visitInsn(int opcode) {
        if (!reads && followed && opcode >= IRETURN && opcode <= RETURN) {
            AccessorWriter.written(mv, type, property);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        int atEnd = followed && !reads ? AccessorWriter.WRITTEN_STACK : 0;
        super.visitMaxs(Math.max(AccessorWriter.ANNOUNCE_STACK, maxStack + atEnd), maxLocals);
    }
}
