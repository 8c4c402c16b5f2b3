package org.athanor.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.AttributeMember;

/** Writes the {@link DeclaredMembers} of one class: for each kind of value a getter and a setter that switch on the member. */
final class BridgeGenerator implements Opcodes {
    private final ClassCode code;
    private final Class<?> declaring;
    private final List<AttributeMember> members;
    private final Bridges none = new Bridges(new BridgeCatalog());

    private BridgeGenerator(Class<?> declaring, List<AttributeMember> members) {
        this.declaring = declaring;
        this.members = members;
        this.code = new ClassCode(declaring, "$AthanorMembers", Type.getInternalName(DeclaredMembers.class));
    }

    static DeclaredMembers generate(Class<?> declaring, List<AttributeMember> members) {
        BridgeGenerator generator = new BridgeGenerator(declaring, members);
        generator.code.constructor(Type.getInternalName(DeclaredMembers.class), "()V", 0);
        for (StackKind kind : StackKind.values()) {
            generator.getter(kind);
            generator.setter(kind);
        }
        return (DeclaredMembers) HiddenClasses.construct(generator.code.define(), declaring);
    }

    private void getter(StackKind kind) {
        if (members.stream().noneMatch(m -> reads(m, kind))) {
            return;
        }
        MethodVisitor mv = code.method(ACC_PUBLIC, kind.getter(), "(Ljava/lang/Object;I)" + kind.descriptor);
        ClassCode.cases(
                mv,
                2,
                members.size(),
                i -> {
                    AttributeMember member = members.get(i);
                    if (!reads(member, kind)) {
                        refuse(mv);
                        return;
                    }
                    new MemberCode(code, member, none).get(mv, 1, true);
                    mv.visitInsn(Type.getType(kind.descriptor).getOpcode(IRETURN));
                },
                () -> refuse(mv));
        ClassCode.end(mv);
    }

    private void setter(StackKind kind) {
        if (members.stream().noneMatch(m -> writes(m, kind))) {
            return;
        }
        MethodVisitor mv = code.method(ACC_PUBLIC, kind.setter(), "(Ljava/lang/Object;I" + kind.descriptor + ")V");
        ClassCode.cases(
                mv,
                2,
                members.size(),
                i -> {
                    AttributeMember member = members.get(i);
                    if (!writes(member, kind)) {
                        refuse(mv);
                        return;
                    }
                    MemberCode target = new MemberCode(code, member, none);
                    target.set(mv, 1, true, () -> {
                        mv.visitVarInsn(Type.getType(kind.descriptor).getOpcode(ILOAD), 3);
                        narrow(mv, target.writeType());
                    });
                    mv.visitInsn(RETURN);
                },
                () -> refuse(mv));
        ClassCode.end(mv);
    }

    private static void narrow(MethodVisitor mv, Class<?> type) {
        if (!type.isPrimitive()) {
            Primitives.unbox(mv, type);
        } else if (type == byte.class) {
            mv.visitInsn(I2B);
        } else if (type == short.class) {
            mv.visitInsn(I2S);
        } else if (type == char.class) {
            mv.visitInsn(I2C);
        }
    }

    private boolean reads(AttributeMember member, StackKind kind) {
        Field field = member.field();
        Class<?> owner = field != null
                ? field.getDeclaringClass()
                : MemberCode.getter(member).getDeclaringClass();
        return owner == declaring && StackKind.of(MemberCode.readType(member)) == kind;
    }

    private boolean writes(AttributeMember member, StackKind kind) {
        Field field = member.field();
        Method setter = member.setter();
        if (field == null && setter == null) {
            return false;
        }
        Class<?> owner = field != null
                ? field.getDeclaringClass()
                : MemberCode.setter(member).getDeclaringClass();
        return owner == declaring && StackKind.of(MemberCode.writeType(member)) == kind;
    }

    private static void refuse(MethodVisitor mv) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ILOAD, 2);
        mv.visitMethodInsn(
                INVOKEVIRTUAL,
                Type.getInternalName(DeclaredMembers.class),
                "missing",
                "(I)Ljava/lang/IllegalStateException;",
                false);
        mv.visitInsn(ATHROW);
    }
}
