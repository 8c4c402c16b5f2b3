package org.athanor.instrument;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The way to full privileges in a package of another module, and the classes of every other class loader are one: a deployment's
 * entities, for instance. A lookup that crosses modules may define ordinary classes there but no hidden ones. So one small
 * class is defined in the package, once, which hands out a lookup of its own and has its module read ours.
 */
final class PackageAnchor implements Opcodes {
    private static final String NAME = "AthanorAnchor";
    private static final MethodType LOOKUP = MethodType.methodType(Lookup.class, Module.class);

    private PackageAnchor() {}

    /** A lookup in the class with every privilege, made of one that crossed modules. */
    static Lookup privileged(Lookup crossing) throws IllegalAccessException {
        Class<?> host = crossing.lookupClass();
        try {
            MethodHandle lookup = crossing.findStatic(anchor(crossing), "lookup", LOOKUP);
            Lookup own = (Lookup) lookup.invokeExact(PackageAnchor.class.getModule());
            return MethodHandles.privateLookupIn(host, own);
        } catch (IllegalAccessException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot generate code beside " + host.getName(), e);
        }
    }

    /** The anchor of the package; another thread or factory may have been first. */
    private static Class<?> anchor(Lookup crossing) throws IllegalAccessException, ClassNotFoundException {
        String inPackage = crossing.lookupClass().getPackageName();
        String name = inPackage.isEmpty() ? NAME : inPackage + "." + NAME;
        try {
            return crossing.findClass(name);
        } catch (ClassNotFoundException firstTime) {
            try {
                return crossing.defineClass(code(name.replace('.', '/')));
            } catch (LinkageError overtaken) {
                return crossing.findClass(name);
            }
        }
    }

    private static byte[] code(String self) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, self, null, "java/lang/Object", null);
        MethodVisitor mv = writer.visitMethod(ACC_STATIC, "lookup", LOOKUP.toMethodDescriptorString(), null, null);
        mv.visitCode();
        mv.visitLdcInsn(Type.getObjectType(self));
        mv.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Class", "getModule", "()Ljava/lang/Module;", false);
        mv.visitVarInsn(ALOAD, 0);
        String addReads = "(Ljava/lang/Module;)Ljava/lang/Module;";
        mv.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Module", "addReads", addReads, false);
        mv.visitInsn(POP);
        String lookup = "()Ljava/lang/invoke/MethodHandles$Lookup;";
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", lookup, false);
        mv.visitInsn(ARETURN);
        mv.visitMaxs(2, 1);
        mv.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
