package org.athanor.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * One generated class while it is written. Objects the code needs become static final fields, filled from the class data
 * before anything runs, so that the JIT sees constants. Stack map frames are written by hand, which is easy as long as
 * every label is reached with an empty stack and the locals of the method's start.
 */
final class ClassCode implements Opcodes {
    private final Class<?> host;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String self;
    private final List<Object> constants = new ArrayList<>();
    private final List<String> descriptors = new ArrayList<>();

    ClassCode(Class<?> host, String suffix, String superName, String... interfaces) {
        this.host = host;
        this.self = Type.getInternalName(host) + suffix;
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, self, null, superName, interfaces);
    }

    /** The internal name of the class itself. */
    String self() {
        return self;
    }

    Class<?> host() {
        return host;
    }

    MethodVisitor method(int access, String name, String descriptor) {
        MethodVisitor mv = writer.visitMethod(access, name, descriptor, null, null);
        mv.visitCode();
        return mv;
    }

    void field(int access, String name, String descriptor) {
        writer.visitField(access, name, descriptor, null, null).visitEnd();
    }

    static void end(MethodVisitor mv) {
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }

    /** Keeps an object for the code; {@link #load} pushes it. Several can be declared before their values are known. */
    int constant(Object value, Class<?> type) {
        constants.add(value);
        descriptors.add(Type.getDescriptor(type));
        return constants.size() - 1;
    }

    void replaceConstant(int index, Object value) {
        constants.set(index, value);
    }

    void load(MethodVisitor mv, int constant) {
        mv.visitFieldInsn(GETSTATIC, self, "c" + constant, descriptors.get(constant));
    }

    static void push(MethodVisitor mv, int value) {
        if (value >= -1 && value <= 5) {
            mv.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            mv.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            mv.visitIntInsn(SIPUSH, value);
        } else {
            mv.visitLdcInsn(value);
        }
    }

    /** A switch over 0 to count-1 of an int local; every case must leave the method, so must {@code otherwise}. */
    static void cases(MethodVisitor mv, int local, int count, IntConsumer each, Runnable otherwise) {
        Label none = new Label();
        if (count > 0) {
            Label[] labels = new Label[count];
            for (int i = 0; i < count; i++) {
                labels[i] = new Label();
            }
            mv.visitVarInsn(ILOAD, local);
            mv.visitTableSwitchInsn(0, count - 1, none, labels);
            for (int i = 0; i < count; i++) {
                mv.visitLabel(labels[i]);
                mv.visitFrame(F_SAME, 0, null, 0, null);
                each.accept(i);
            }
            mv.visitLabel(none);
            mv.visitFrame(F_SAME, 0, null, 0, null);
        }
        otherwise.run();
    }

    /** A constructor that hands its parameters to that of the superclass. */
    void constructor(String superName, String descriptor, int parameters) {
        MethodVisitor mv = method(ACC_PUBLIC, "<init>", descriptor);
        for (int i = 0; i <= parameters; i++) {
            mv.visitVarInsn(ALOAD, i);
        }
        mv.visitMethodInsn(INVOKESPECIAL, superName, "<init>", descriptor, false);
        mv.visitInsn(RETURN);
        end(mv);
    }

    Class<?> define() {
        if (!constants.isEmpty()) {
            initializer();
        }
        writer.visitEnd();
        return HiddenClasses.define(host, writer.toByteArray(), constants);
    }

    private void initializer() {
        for (int i = 0; i < constants.size(); i++) {
            field(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "c" + i, descriptors.get(i));
        }
        MethodVisitor mv = method(ACC_STATIC, "<clinit>", "()V");
        String handles = "java/lang/invoke/MethodHandles";
        mv.visitMethodInsn(INVOKESTATIC, handles, "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
        mv.visitLdcInsn("_");
        mv.visitLdcInsn(Type.getType(Object[].class));
        String classData =
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";
        mv.visitMethodInsn(INVOKESTATIC, handles, "classData", classData, false);
        mv.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
        mv.visitVarInsn(ASTORE, 0);
        for (int i = 0; i < constants.size(); i++) {
            mv.visitVarInsn(ALOAD, 0);
            push(mv, i);
            mv.visitInsn(AALOAD);
            mv.visitTypeInsn(CHECKCAST, Type.getType(descriptors.get(i)).getInternalName());
            mv.visitFieldInsn(PUTSTATIC, self, "c" + i, descriptors.get(i));
        }
        mv.visitInsn(RETURN);
        end(mv);
    }
}
