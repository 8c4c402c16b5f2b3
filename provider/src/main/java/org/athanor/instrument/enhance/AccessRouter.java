package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.athanor.instrument.enhance.Surroundings.Form;

/**
 * Sends the reading and writing of announced fields in one method through the accessors of the declaring class. A call in
 * the place of an access takes and leaves the same on the stack, and nothing branches, so the frames stay true.
 *
 * <p>A constructor may write its own fields before it calls the other constructor, while {@code this} may not be handed to
 * any method; nobody can be watching yet, so all its writes before that call stay as they are. The call is told from those
 * that complete a {@code new} of the same class by counting.
 */
final class AccessRouter extends MethodVisitor implements Opcodes {
    private static final String CONSTRUCTOR = "<init>";

    private final ClassShape type;
    private final Hierarchy hierarchy;
    private final Changes changes;
    private boolean constructed;
    private int unfinished;
    private int extraStack;

    AccessRouter(MethodVisitor next, ClassShape type, String method, Hierarchy hierarchy, Changes changes) {
        super(ASM9, next);
        this.type = type;
        this.hierarchy = hierarchy;
        this.changes = changes;
        this.constructed = !method.equals(CONSTRUCTOR);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        FieldRoute route = opcode == GETFIELD || (opcode == PUTFIELD && constructed)
                ? hierarchy.route(owner, name, descriptor)
                : null;
        if (route == null || (opcode == PUTFIELD && route.isFinal())) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            return;
        }
        changes.made();
        if (route.form() == Form.OUTSIDE) {
            extraStack = OutsideCode.STACK;
            OutsideCode.access(mv, opcode, owner, route);
        } else if (opcode == GETFIELD) {
            super.visitMethodInsn(INVOKESTATIC, owner, Names.getter(name), route.getterDescriptor(), false);
        } else {
            super.visitMethodInsn(INVOKESTATIC, owner, Names.setter(name), route.setterDescriptor(), false);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String operand) {
        if (opcode == NEW && !constructed && mayBeOther(operand)) {
            unfinished++;
        }
        super.visitTypeInsn(opcode, operand);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        if (opcode == INVOKESPECIAL && !constructed && name.equals(CONSTRUCTOR) && mayBeOther(owner)) {
            constructed = unfinished-- == 0;
        }
    }

    private boolean mayBeOther(String owner) {
        return owner.equals(type.name()) || owner.equals(type.superName());
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + extraStack, maxLocals);
    }

    /** Told of every change to code, so that a class without any can stay the very file it was. */
    static final class Changes {
        private boolean any;

        void made() {
            any = true;
        }

        boolean any() {
            return any;
        }
    }
}
