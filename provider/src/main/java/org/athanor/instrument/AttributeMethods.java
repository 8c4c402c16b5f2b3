package org.athanor.instrument;

import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.athanor.mapping.Attribute;

/** Writes {@code get(instance, index)} and {@code set(instance, index, value)}: a case an attribute. */
final class AttributeMethods implements Opcodes {
    private final ClassCode code;
    private final Bridges bridges;
    private final Consumer<MethodVisitor> noSuch;

    /** {@code noSuch} writes what throws for an index without a case; the index is local 2. */
    AttributeMethods(ClassCode code, Bridges bridges, Consumer<MethodVisitor> noSuch) {
        this.code = code;
        this.bridges = bridges;
        this.noSuch = noSuch;
    }

    void get(List<Attribute> attributes) {
        MethodVisitor mv = code.method(ACC_PUBLIC, "get", "(Ljava/lang/Object;I)Ljava/lang/Object;");
        ClassCode.cases(
                mv,
                2,
                attributes.size(),
                i -> {
                    MemberCode member = new MemberCode(code, attributes.get(i).member(), bridges);
                    member.get(mv, 1, true);
                    Primitives.box(mv, member.readType());
                    mv.visitInsn(ARETURN);
                },
                () -> noSuch.accept(mv));
        ClassCode.end(mv);
    }

    void set(List<Attribute> attributes) {
        MethodVisitor mv = code.method(ACC_PUBLIC, "set", "(Ljava/lang/Object;ILjava/lang/Object;)V");
        ClassCode.cases(
                mv,
                2,
                attributes.size(),
                i -> {
                    MemberCode member = new MemberCode(code, attributes.get(i).member(), bridges);
                    member.set(mv, 1, true, () -> {
                        mv.visitVarInsn(ALOAD, 3);
                        Primitives.unbox(mv, member.writeType());
                    });
                    mv.visitInsn(RETURN);
                },
                () -> noSuch.accept(mv));
        ClassCode.end(mv);
    }
}
