package org.athanor.instrument.enhance;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * Lets Byte Buddy apply a {@link Transformer}, which wants a class as a whole: as the plugins before it left it. Byte Buddy
 * itself may put a static initializer in other words, as it does for every plugin that does not ask for the entry point
 * {@code DECORATE}.
 */
final class WholeClass extends AsmVisitorWrapper.AbstractBase {
    private final Transformer transformer;

    WholeClass(Transformer transformer) {
        this.transformer = transformer;
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription type,
            ClassVisitor next,
            Implementation.Context context,
            TypePool pool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> methods,
            int writerFlags,
            int readerFlags) {
        ClassWriter file = new ClassWriter(0);
        return new ClassVisitor(Opcodes.ASM9, file) {
            @Override
            public void visitEnd() {
                super.visitEnd();
                byte[] before = file.toByteArray();
                byte[] after =
                        transformer.transform(type.getInternalName(), before).bytes();
                new ClassReader(after == null ? before : after).accept(next, 0);
            }
        };
    }
}
