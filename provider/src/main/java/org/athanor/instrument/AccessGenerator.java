package org.athanor.instrument;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Function;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.type.JdbcCodec.Fetch;

/** Writes the {@link EntityAccess} of one entity class. */
final class AccessGenerator implements Opcodes {
    private static final String SUPER = Type.getInternalName(EntityAccess.class);
    private static final String ROW = Type.getInternalName(RowSource.class);

    private final EntityMapping mapping;
    private final List<Attribute> attributes;
    private final Function<BasicAttribute, Fetch> fetch;
    private final ClassCode code;
    private final Bridges bridges;

    private AccessGenerator(EntityMapping mapping, Function<BasicAttribute, Fetch> fetch, BridgeCatalog catalog) {
        this.mapping = mapping;
        this.attributes = mapping.attributes();
        this.fetch = fetch;
        this.code = new ClassCode(mapping.javaType(), "$AthanorAccess", SUPER);
        this.bridges = new Bridges(catalog);
    }

    static EntityAccess generate(EntityMapping mapping, Function<BasicAttribute, Fetch> fetch, BridgeCatalog catalog) {
        AccessGenerator generator = new AccessGenerator(mapping, fetch, catalog);
        generator.code.constructor(SUPER, "(" + Type.getDescriptor(EntityMapping.class) + ")V", 1);
        generator.instantiate();
        AttributeMethods methods = new AttributeMethods(generator.code, generator.bridges, AccessGenerator::unknown);
        methods.get(generator.attributes);
        methods.set(generator.attributes);
        generator.read();
        generator.bridges.complete(generator.code);
        return (EntityAccess) HiddenClasses.construct(generator.code.define(), mapping.javaType(), mapping);
    }

    /** Whether the class has the constructor that the specification asks for (Jakarta Persistence 3.2, 2.1). */
    static boolean constructible(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    private void instantiate() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "instantiate", "()Ljava/lang/Object;");
        if (mapping.isAbstract() || !constructible(mapping.javaType())) {
            mv.visitVarInsn(ALOAD, 0);
            mv.visitMethodInsn(INVOKEVIRTUAL, SUPER, "notConstructible", "()Ljava/lang/IllegalStateException;", false);
            mv.visitInsn(ATHROW);
        } else {
            String type = Type.getInternalName(mapping.javaType());
            mv.visitTypeInsn(NEW, type);
            mv.visitInsn(DUP);
            mv.visitMethodInsn(INVOKESPECIAL, type, "<init>", "()V", false);
            mv.visitInsn(ARETURN);
        }
        ClassCode.end(mv);
    }

    /** {@code for each basic attribute: int c = columns[i]; if (c != 0) instance.f = row.getX(c)}, unrolled. */
    private void read() {
        MethodVisitor mv = code.method(ACC_PUBLIC, "read", "(Ljava/lang/Object;L" + ROW + ";[I)V");
        String host = Type.getInternalName(mapping.javaType());
        mv.visitVarInsn(ALOAD, 1);
        mv.visitTypeInsn(CHECKCAST, host);
        mv.visitVarInsn(ASTORE, 4);
        mv.visitInsn(ICONST_0);
        mv.visitVarInsn(ISTORE, 5);
        boolean first = true;
        for (Attribute attribute : attributes) {
            if (attribute instanceof BasicAttribute basic) {
                Label next = new Label();
                mv.visitVarInsn(ALOAD, 3);
                ClassCode.push(mv, basic.index());
                mv.visitInsn(IALOAD);
                mv.visitInsn(DUP);
                mv.visitVarInsn(ISTORE, 5);
                mv.visitJumpInsn(IFEQ, next);
                MemberCode member = new MemberCode(code, basic.member(), bridges);
                member.set(mv, 4, false, () -> fetch(mv, basic, member.writeType()));
                mv.visitLabel(next);
                if (first) {
                    mv.visitFrame(F_APPEND, 2, new Object[] {host, INTEGER}, 0, null);
                    first = false;
                } else {
                    mv.visitFrame(F_SAME, 0, null, 0, null);
                }
            }
        }
        mv.visitInsn(RETURN);
        ClassCode.end(mv);
    }

    private void fetch(MethodVisitor mv, BasicAttribute basic, Class<?> type) {
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ILOAD, 5);
        Fetch direct = basic.type().identity() ? fetch.apply(basic) : Fetch.OBJECT;
        if (type.isPrimitive() && direct.name().equalsIgnoreCase(type.getName())) {
            String getter = "get" + Character.toUpperCase(type.getName().charAt(0))
                    + type.getName().substring(1);
            mv.visitMethodInsn(INVOKEINTERFACE, ROW, getter, "(I)" + Type.getDescriptor(type), true);
        } else if (direct == Fetch.STRING && type.isAssignableFrom(String.class)) {
            mv.visitMethodInsn(INVOKEINTERFACE, ROW, "getString", "(I)Ljava/lang/String;", true);
        } else {
            ClassCode.push(mv, basic.index());
            mv.visitMethodInsn(INVOKEINTERFACE, ROW, "getValue", "(II)Ljava/lang/Object;", true);
            Primitives.unbox(mv, type);
        }
    }

    private static void unknown(MethodVisitor mv) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ILOAD, 2);
        mv.visitMethodInsn(INVOKEVIRTUAL, SUPER, "noAttribute", "(I)Ljava/lang/IndexOutOfBoundsException;", false);
        mv.visitInsn(ATHROW);
    }
}
