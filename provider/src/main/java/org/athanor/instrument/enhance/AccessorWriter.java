package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the members that enhancement adds. An accessor is as visible as its field, so whoever could touch the field can
 * call it. The interceptor is always asked for by its virtual method: of a hierarchy that two doors enhanced, each the
 * part it saw, the lowest class then holds the one that counts.
 */
final class AccessorWriter implements Opcodes {
    static final int ANNOUNCE_STACK = 5;
    static final int WRITTEN_STACK = 3;

    private final ClassVisitor to;
    private final String type;

    AccessorWriter(ClassVisitor to, String type) {
        this.to = to;
        this.type = type;
    }

    /** The field of the interceptor and what {@link org.athanor.instrument.Enhanced} asks for. */
    void holder() {
        String descriptor = "L" + Names.INTERCEPTOR + ";";
        to.visitField(ACC_PRIVATE | ACC_SYNTHETIC, Names.HOLDER, descriptor, null, null)
                .visitEnd();
        MethodVisitor get = to.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, Names.HOLDER, Names.HOLDER_GETTER, null, null);
        get.visitCode();
        get.visitVarInsn(ALOAD, 0);
        get.visitFieldInsn(GETFIELD, type, Names.HOLDER, descriptor);
        get.visitInsn(ARETURN);
        get.visitMaxs(1, 1);
        get.visitEnd();
        MethodVisitor set = to.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, Names.HOLDER, Names.HOLDER_SETTER, null, null);
        set.visitCode();
        set.visitVarInsn(ALOAD, 0);
        set.visitVarInsn(ALOAD, 1);
        set.visitFieldInsn(PUTFIELD, type, Names.HOLDER, descriptor);
        set.visitInsn(RETURN);
        set.visitMaxs(2, 2);
        set.visitEnd();
    }

    /** The static accessors of one field; a final field is only read. */
    void accessors(MemberShape field, FieldRoute route) {
        int access = (field.access & (ACC_PUBLIC | ACC_PROTECTED | ACC_PRIVATE)) | ACC_STATIC | ACC_SYNTHETIC;
        MethodVisitor get = to.visitMethod(access, Names.getter(field.name), route.getterDescriptor(), null, null);
        get.visitCode();
        announce(get, type, "reading", route.attribute(), route.bit());
        get.visitVarInsn(ALOAD, 0);
        get.visitFieldInsn(GETFIELD, type, field.name, field.descriptor);
        get.visitInsn(Type.getType(field.descriptor).getOpcode(IRETURN));
        get.visitMaxs(ANNOUNCE_STACK, 1);
        get.visitEnd();
        if (!route.isFinal()) {
            setter(access, field, route);
        }
    }

    private void setter(int access, MemberShape field, FieldRoute route) {
        MethodVisitor set = to.visitMethod(access, Names.setter(field.name), route.setterDescriptor(), null, null);
        set.visitCode();
        announce(set, type, "writing", route.attribute(), route.bit());
        set.visitVarInsn(ALOAD, 0);
        set.visitVarInsn(Type.getType(field.descriptor).getOpcode(ILOAD), 1);
        set.visitFieldInsn(PUTFIELD, type, field.name, field.descriptor);
        if (route.followed()) {
            written(set, type, route.attribute());
        }
        set.visitInsn(RETURN);
        set.visitMaxs(ANNOUNCE_STACK, route.isWide() ? 3 : 2);
        set.visitEnd();
    }

    /** Says {@code reading} or {@code writing} of the instance in local 0. */
    static void announce(MethodVisitor mv, String type, String verb, String attribute, long bit) {
        interceptor(mv, type);
        mv.visitLdcInsn(bit);
        mv.visitLdcInsn(attribute);
        mv.visitMethodInsn(INVOKESTATIC, Names.INTERCEPTOR, verb, Names.BEFORE, false);
    }

    /** Says {@code written} of the instance in local 0. */
    static void written(MethodVisitor mv, String type, String attribute) {
        interceptor(mv, type);
        mv.visitLdcInsn(attribute);
        mv.visitMethodInsn(INVOKESTATIC, Names.INTERCEPTOR, "written", Names.AFTER, false);
    }

    private static void interceptor(MethodVisitor mv, String type) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitMethodInsn(INVOKEVIRTUAL, type, Names.HOLDER, Names.HOLDER_GETTER, false);
        mv.visitVarInsn(ALOAD, 0);
    }
}
