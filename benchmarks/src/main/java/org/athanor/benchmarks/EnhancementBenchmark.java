package org.athanor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.athanor.instrument.enhance.Transformer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Enhancing 500 entities of 20 fields with getters and setters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EnhancementBenchmark implements Opcodes {
    private static final int CLASSES = 500;
    private static final int FIELDS = 20;

    private final List<byte[]> files = new ArrayList<>();

    @Setup(Level.Trial)
    public void write() {
        for (int i = 0; i < CLASSES; i++) {
            files.add(entity("many/Entity" + i));
        }
    }

    @Benchmark
    public int enhance() {
        Transformer transformer = new Transformer(name -> null);
        int bytes = 0;
        for (int i = 0; i < CLASSES; i++) {
            bytes += transformer.transform("many/Entity" + i, files.get(i)).bytes().length;
        }
        return bytes;
    }

    static byte[] entity(String name) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(V17, ACC_PUBLIC | ACC_SUPER, name, null, "java/lang/Object", null);
        annotate(type.visitAnnotation("Ljakarta/persistence/Entity;", true));
        MethodVisitor constructor = type.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        for (int i = 0; i < FIELDS; i++) {
            attribute(type, name, "f" + i, i == 0);
        }
        type.visitEnd();
        return type.toByteArray();
    }

    private static void annotate(AnnotationVisitor annotation) {
        annotation.visitEnd();
    }

    private static void attribute(ClassWriter type, String owner, String name, boolean id) {
        String text = "Ljava/lang/String;";
        FieldVisitor field = type.visitField(ACC_PRIVATE, name, text, null, null);
        if (id) {
            annotate(field.visitAnnotation("Ljakarta/persistence/Id;", true));
        }
        field.visitEnd();
        MethodVisitor get = type.visitMethod(ACC_PUBLIC, "get" + name, "()" + text, null, null);
        get.visitCode();
        get.visitVarInsn(ALOAD, 0);
        get.visitFieldInsn(GETFIELD, owner, name, text);
        get.visitInsn(ARETURN);
        get.visitMaxs(0, 0);
        get.visitEnd();
        MethodVisitor set = type.visitMethod(ACC_PUBLIC, "set" + name, "(" + text + ")V", null, null);
        set.visitCode();
        set.visitVarInsn(ALOAD, 0);
        set.visitVarInsn(ALOAD, 1);
        set.visitFieldInsn(PUTFIELD, owner, name, text);
        set.visitInsn(RETURN);
        set.visitMaxs(0, 0);
        set.visitEnd();
    }
}
