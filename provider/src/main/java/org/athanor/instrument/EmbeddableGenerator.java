package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.AttributeMember;

/** Writes the {@link EmbeddableAccess} of one embeddable class or record. */
final class EmbeddableGenerator implements Opcodes {
    private final Class<?> type;
    private final List<Attribute> attributes;
    private final ClassCode code;
    private final Bridges bridges;

    private EmbeddableGenerator(Class<?> type, List<Attribute> attributes, BridgeCatalog catalog) {
        this.type = type;
        this.attributes = attributes;
        this.code =
                new ClassCode(type, "$AthanorAccess", "java/lang/Object", Type.getInternalName(EmbeddableAccess.class));
        this.bridges = new Bridges(catalog);
    }

    static EmbeddableAccess generate(Class<?> type, List<Attribute> attributes, BridgeCatalog catalog) {
        EmbeddableGenerator generator = new EmbeddableGenerator(type, attributes, catalog);
        generator.code.constructor("java/lang/Object", "()V", 0);
        generator.instantiate();
        AttributeMethods methods = new AttributeMethods(generator.code, generator.bridges, generator::fail);
        methods.get(attributes);
        methods.set(type.isRecord() ? List.of() : attributes);
        generator.immutable();
        generator.bridges.complete(generator.code);
        return (EmbeddableAccess) HiddenClasses.construct(generator.code.define(), type);
    }

    private void instantiate() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "instantiate", "([Ljava/lang/Object;)Ljava/lang/Object;");
        String name = Type.getInternalName(type);
        if (type.isRecord()) {
            mv.visitTypeInsn(NEW, name);
            mv.visitInsn(DUP);
            StringBuilder descriptor = new StringBuilder("(");
            for (RecordComponent component : type.getRecordComponents()) {
                Attribute attribute = attributeOf(attributes, component);
                if (attribute == null) {
                    mv.visitInsn(ACONST_NULL);
                } else {
                    element(mv, attribute.index());
                }
                Primitives.unbox(mv, component.getType());
                descriptor.append(Type.getDescriptor(component.getType()));
            }
            mv.visitMethodInsn(
                    INVOKESPECIAL, name, "<init>", descriptor.append(")V").toString(), false);
            mv.visitInsn(ARETURN);
        } else if (!AccessGenerator.constructible(type)) {
            mv.visitTypeInsn(NEW, "java/lang/IllegalStateException");
            mv.visitInsn(DUP);
            mv.visitLdcInsn(noConstructor(type));
            mv.visitMethodInsn(
                    INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V", false);
            mv.visitInsn(ATHROW);
        } else {
            mv.visitTypeInsn(NEW, name);
            mv.visitInsn(DUP);
            mv.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
            mv.visitVarInsn(ASTORE, 2);
            for (Attribute attribute : attributes) {
                MemberCode member = new MemberCode(code, attribute.member(), bridges);
                member.set(mv, 2, false, () -> {
                    element(mv, attribute.index());
                    Primitives.unbox(mv, member.writeType());
                });
            }
            mv.visitVarInsn(ALOAD, 2);
            mv.visitInsn(ARETURN);
        }
        ClassCode.end(mv);
    }

    static String noConstructor(Class<?> type) {
        return "Embeddable " + type.getName() + " has no constructor without parameters. Add one; it may be protected.";
    }

    /** The attribute that a record component is; null if the component is not persistent. */
    static @Nullable Attribute attributeOf(List<Attribute> attributes, RecordComponent component) {
        for (Attribute attribute : attributes) {
            AttributeMember member = attribute.member();
            Field field = member.field();
            String name =
                    field != null ? field.getName() : MemberCode.getter(member).getName();
            if (name.equals(component.getName())) {
                return attribute;
            }
        }
        return null;
    }

    private static void element(MethodVisitor mv, int index) {
        mv.visitVarInsn(ALOAD, 1);
        ClassCode.push(mv, index);
        mv.visitInsn(AALOAD);
    }

    private void fail(MethodVisitor mv) {
        mv.visitTypeInsn(NEW, "java/lang/IllegalStateException");
        mv.visitInsn(DUP);
        mv.visitLdcInsn("Embeddable " + type.getName() + (type.isRecord() ? " is a record and" : "")
                + " cannot have this attribute read or written");
        mv.visitMethodInsn(INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V", false);
        mv.visitInsn(ATHROW);
    }

    private void immutable() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "immutable", "()Z");
        mv.visitInsn(type.isRecord() ? ICONST_1 : ICONST_0);
        mv.visitInsn(IRETURN);
        ClassCode.end(mv);
    }
}
