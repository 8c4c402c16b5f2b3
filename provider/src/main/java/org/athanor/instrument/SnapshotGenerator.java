package org.athanor.instrument;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;

/**
 * Writes the {@link Snapshot} class of one entity class: a field for each attribute ({@link SnapshotSlot}) and straight
 * code over them.
 */
final class SnapshotGenerator implements Opcodes {
    private static final String SUPER = Type.getInternalName(Snapshot.class);

    private final ClassCode code;
    private final String host;
    private final List<SnapshotSlot> slots;

    private SnapshotGenerator(ClassCode code, Class<?> host, List<SnapshotSlot> slots) {
        this.code = code;
        this.host = Type.getInternalName(host);
        this.slots = slots;
    }

    static Snapshot generate(EntityMapping mapping, Accesses accesses, BridgeCatalog catalog) {
        ClassCode code = new ClassCode(mapping.javaType(), "$AthanorSnapshot", SUPER);
        Bridges bridges = new Bridges(catalog);
        List<SnapshotSlot> slots = mapping.attributes().stream()
                .map((Attribute a) -> SnapshotSlot.of(code, a, bridges, accesses))
                .toList();
        SnapshotGenerator generator = new SnapshotGenerator(code, mapping.javaType(), slots);
        slots.forEach(SnapshotSlot::declare);
        code.constructor(SUPER, "()V", 0);
        generator.fresh();
        generator.copy();
        generator.capture();
        generator.captureOne();
        generator.same();
        generator.changed();
        generator.get();
        generator.restore();
        bridges.complete(code);
        return (Snapshot) HiddenClasses.construct(code.define(), mapping.javaType());
    }

    private void fresh() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "fresh", "()L" + SUPER + ";");
        construct(mv);
        mv.visitInsn(ARETURN);
        ClassCode.end(mv);
    }

    private void construct(MethodVisitor mv) {
        mv.visitTypeInsn(NEW, code.self());
        mv.visitInsn(DUP);
        mv.visitMethodInsn(INVOKESPECIAL, code.self(), "<init>", "()V", false);
    }

    private void copy() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "copy", "()L" + SUPER + ";");
        construct(mv);
        mv.visitVarInsn(ASTORE, 1);
        for (SnapshotSlot slot : slots) {
            mv.visitVarInsn(ALOAD, 1);
            slot.load(mv);
            slot.store(mv);
        }
        mv.visitVarInsn(ALOAD, 1);
        mv.visitInsn(ARETURN);
        ClassCode.end(mv);
    }

    private void castInstance(MethodVisitor mv, int local) {
        mv.visitVarInsn(ALOAD, 1);
        mv.visitTypeInsn(CHECKCAST, host);
        mv.visitVarInsn(ASTORE, local);
    }

    private void capture() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "capture", "(Ljava/lang/Object;)V");
        castInstance(mv, 2);
        for (SnapshotSlot slot : slots) {
            slot.capture(mv, 2, false);
        }
        mv.visitInsn(RETURN);
        ClassCode.end(mv);
    }

    private void captureOne() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "capture", "(Ljava/lang/Object;I)V");
        ClassCode.cases(
                mv,
                2,
                slots.size(),
                i -> {
                    slots.get(i).capture(mv, 1, true);
                    mv.visitInsn(RETURN);
                },
                () -> mv.visitInsn(RETURN));
        ClassCode.end(mv);
    }

    private void same() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "same", "(Ljava/lang/Object;)Z");
        castInstance(mv, 2);
        Label changed = new Label();
        boolean first = true;
        for (SnapshotSlot slot : slots) {
            Label next = new Label();
            slot.compare(mv, 2, 3, next, changed);
            mv.visitLabel(next);
            frame(mv, first);
            first = false;
        }
        mv.visitInsn(ICONST_1);
        mv.visitInsn(IRETURN);
        mv.visitLabel(changed);
        mv.visitFrame(F_SAME, 0, null, 0, null);
        mv.visitInsn(ICONST_0);
        mv.visitInsn(IRETURN);
        ClassCode.end(mv);
    }

    private void frame(MethodVisitor mv, boolean first) {
        if (first) {
            mv.visitFrame(F_APPEND, 1, new Object[] {host}, 0, null);
        } else {
            mv.visitFrame(F_SAME, 0, null, 0, null);
        }
    }

    private void changed() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "changed", "(Ljava/lang/Object;Ljava/util/BitSet;)V");
        castInstance(mv, 3);
        boolean first = true;
        for (int i = 0; i < slots.size(); i++) {
            Label changed = new Label();
            Label next = new Label();
            slots.get(i).compare(mv, 3, 4, next, changed);
            mv.visitJumpInsn(GOTO, next);
            mv.visitLabel(changed);
            frame(mv, first);
            first = false;
            mv.visitVarInsn(ALOAD, 2);
            ClassCode.push(mv, i);
            mv.visitMethodInsn(INVOKEVIRTUAL, "java/util/BitSet", "set", "(I)V", false);
            mv.visitLabel(next);
            mv.visitFrame(F_SAME, 0, null, 0, null);
        }
        mv.visitInsn(RETURN);
        ClassCode.end(mv);
    }

    private void get() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "get", "(I)Ljava/lang/Object;");
        ClassCode.cases(
                mv,
                1,
                slots.size(),
                i -> {
                    slots.get(i).value(mv);
                    Primitives.box(mv, slots.get(i).type());
                    mv.visitInsn(ARETURN);
                },
                () -> {
                    mv.visitInsn(ACONST_NULL);
                    mv.visitInsn(ARETURN);
                });
        ClassCode.end(mv);
    }

    private void restore() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "restore", "(Ljava/lang/Object;I)V");
        ClassCode.cases(
                mv,
                2,
                slots.size(),
                i -> {
                    slots.get(i).restore(mv, 1);
                    mv.visitInsn(RETURN);
                },
                () -> mv.visitInsn(RETURN));
        ClassCode.end(mv);
    }
}
