package org.athanor.instrument;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.AttributeMember;

/**
 * The code by which a generated class reaches one attribute: the field or the getter and setter themselves where the host
 * class may, else the {@link DeclaredMembers} of the declaring class; a final field is written through a method handle.
 */
final class MemberCode implements Opcodes {
    private final ClassCode code;
    private final AttributeMember member;
    private final Bridges bridges;

    MemberCode(ClassCode code, AttributeMember member, Bridges bridges) {
        this.code = code;
        this.member = member;
        this.bridges = bridges;
    }

    /** The type that {@link #get} pushes: as the member is declared, which may be less than the attribute's. */
    Class<?> readType() {
        return readType(member);
    }

    /** The type that {@link #set} takes. */
    Class<?> writeType() {
        return writeType(member);
    }

    static Class<?> readType(AttributeMember member) {
        Field field = member.field();
        if (field != null) {
            return field.getType();
        }
        return getter(member).getReturnType();
    }

    static Class<?> writeType(AttributeMember member) {
        Field field = member.field();
        if (field != null) {
            return field.getType();
        }
        return setter(member).getParameterTypes()[0];
    }

    static Method getter(AttributeMember member) {
        Method getter = member.getter();
        if (getter == null) {
            throw new IllegalStateException(member + " has neither field nor getter");
        }
        return getter;
    }

    static Method setter(AttributeMember member) {
        Method setter = member.setter();
        if (setter == null) {
            throw new IllegalStateException("Property " + member + " has no setter. Give it one, or map its field.");
        }
        return setter;
    }

    /** Pushes the value of the instance in that local, whose type the verifier knows only if not to be {@code cast}. */
    void get(MethodVisitor mv, int instance, boolean cast) {
        Field field = member.field();
        Class<?> type = readType();
        Class<?> declaring =
                field != null ? field.getDeclaringClass() : getter(member).getDeclaringClass();
        int modifiers = field != null ? field.getModifiers() : getter(member).getModifiers();
        if (!reaches(code.host(), declaring, modifiers, type)) {
            StackKind kind = StackKind.of(type);
            int index = bridges.load(mv, code, declaring, member);
            mv.visitVarInsn(ALOAD, instance);
            ClassCode.push(mv, index);
            String owner = Type.getInternalName(DeclaredMembers.class);
            mv.visitMethodInsn(INVOKEVIRTUAL, owner, kind.getter(), "(Ljava/lang/Object;I)" + kind.descriptor, false);
            return;
        }
        mv.visitVarInsn(ALOAD, instance);
        if (cast) {
            mv.visitTypeInsn(CHECKCAST, Type.getInternalName(code.host()));
        }
        direct(mv, declaring);
    }

    private void direct(MethodVisitor mv, Class<?> declaring) {
        Field field = member.field();
        if (field != null) {
            mv.visitFieldInsn(
                    GETFIELD, Type.getInternalName(declaring), field.getName(), Type.getDescriptor(field.getType()));
        } else {
            invoke(mv, getter(member));
        }
    }

    private static void invoke(MethodVisitor mv, Method method) {
        boolean ofInterface = method.getDeclaringClass().isInterface();
        mv.visitMethodInsn(
                ofInterface ? INVOKEINTERFACE : INVOKEVIRTUAL,
                Type.getInternalName(method.getDeclaringClass()),
                method.getName(),
                Type.getMethodDescriptor(method),
                ofInterface);
    }

    /** Sets the instance in that local to what {@code value} pushes, which is of the {@link #writeType}. */
    void set(MethodVisitor mv, int instance, boolean cast, Runnable value) {
        Field field = member.field();
        Class<?> type = writeType();
        Class<?> declaring =
                field != null ? field.getDeclaringClass() : setter(member).getDeclaringClass();
        int modifiers = field != null ? field.getModifiers() : setter(member).getModifiers();
        if (field != null && Modifier.isFinal(modifiers)) {
            setFinal(mv, field, instance, value);
        } else if (!reaches(code.host(), declaring, modifiers, type)) {
            StackKind kind = StackKind.of(type);
            int index = bridges.load(mv, code, declaring, member);
            mv.visitVarInsn(ALOAD, instance);
            ClassCode.push(mv, index);
            value.run();
            String owner = Type.getInternalName(DeclaredMembers.class);
            mv.visitMethodInsn(
                    INVOKEVIRTUAL, owner, kind.setter(), "(Ljava/lang/Object;I" + kind.descriptor + ")V", false);
        } else {
            mv.visitVarInsn(ALOAD, instance);
            if (cast) {
                mv.visitTypeInsn(CHECKCAST, Type.getInternalName(code.host()));
            }
            value.run();
            if (field != null) {
                String name = field.getName();
                mv.visitFieldInsn(PUTFIELD, Type.getInternalName(declaring), name, Type.getDescriptor(type));
            } else {
                invoke(mv, setter(member));
                discard(mv, setter(member).getReturnType());
            }
        }
    }

    /** Fluent setters return something. */
    private static void discard(MethodVisitor mv, Class<?> result) {
        if (result != void.class) {
            mv.visitInsn(result == long.class || result == double.class ? POP2 : POP);
        }
    }

    private void setFinal(MethodVisitor mv, Field field, int instance, Runnable value) {
        Class<?> stack = field.getType().isPrimitive() ? field.getType() : Object.class;
        code.load(mv, code.constant(finalSetter(field, stack), MethodHandle.class));
        mv.visitVarInsn(ALOAD, instance);
        value.run();
        mv.visitMethodInsn(
                INVOKEVIRTUAL,
                "java/lang/invoke/MethodHandle",
                "invokeExact",
                "(Ljava/lang/Object;" + Type.getDescriptor(stack) + ")V",
                false);
    }

    private static MethodHandle finalSetter(Field field, Class<?> valueType) {
        MethodHandles.Lookup lookup = HiddenClasses.lookupIn(field.getDeclaringClass());
        try {
            field.setAccessible(true);
            return lookup.unreflectSetter(field).asType(MethodType.methodType(void.class, Object.class, valueType));
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalStateException("Final field " + field + " cannot be written. Make it not final.", e);
        }
    }

    /** Whether a nestmate of {@code host} may name the member and its type. */
    static boolean reaches(Class<?> host, Class<?> declaring, int modifiers, Class<?> type) {
        if (host == declaring) {
            return true;
        }
        if (host.getClassLoader() == declaring.getClassLoader()
                && host.getPackageName().equals(declaring.getPackageName())) {
            return !Modifier.isPrivate(modifiers);
        }
        Class<?> plain = type;
        while (plain.isArray()) {
            plain = plain.getComponentType();
        }
        return Modifier.isPublic(modifiers)
                && Modifier.isPublic(declaring.getModifiers())
                && Modifier.isPublic(plain.getModifiers())
                && host.getModule() == declaring.getModule();
    }
}
