package org.athanor.instrument.enhance;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Keeps the serial version that a class without a declared one has by default, which added members would change. Computed
 * as the Java Object Serialization Specification, 4.6, says.
 */
final class SerialVersion implements Opcodes {
    private static final String FIELD = "serialVersionUID";
    private static final Comparator<MemberShape> BY_NAME_AND_TYPE =
            Comparator.<MemberShape, String>comparing(member -> member.name).thenComparing(member -> member.descriptor);

    private SerialVersion() {}

    /** Adds the field if the class may be serializable and has none. */
    static void keep(ClassShape type, Hierarchy hierarchy, ClassVisitor to) {
        boolean declared = type.fields().stream().anyMatch(field -> field.name.equals(FIELD));
        if (!declared && maySerialize(type, hierarchy)) {
            int access = ACC_PRIVATE | ACC_STATIC | ACC_FINAL | ACC_SYNTHETIC;
            to.visitField(access, FIELD, "J", null, of(type)).visitEnd();
        }
    }

    /** An unknown supertype may be serializable. */
    private static boolean maySerialize(ClassShape type, Hierarchy hierarchy) {
        List<String> above = new ArrayList<>(type.interfaces());
        if (type.superName() != null) {
            above.add(type.superName());
        }
        for (String name : above) {
            ClassShape shape = hierarchy.shape(name);
            boolean plain = name.equals("java/lang/Object") || name.equals("java/lang/Cloneable");
            if (shape == null ? !plain && !name.equals("java/lang/Comparable") : maySerialize(shape, hierarchy)) {
                return true;
            }
        }
        return false;
    }

    static long of(ClassShape type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(Names.binary(type.name()));
            out.writeInt(type.modifiers() & (ACC_PUBLIC | ACC_FINAL | ACC_INTERFACE | ACC_ABSTRACT));
            for (String name :
                    type.interfaces().stream().map(Names::binary).sorted().toList()) {
                out.writeUTF(name);
            }
            fields(type, out);
            methods(type, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return firstEightBytes(bytes.toByteArray());
    }

    private static void fields(ClassShape type, DataOutputStream out) throws IOException {
        int counted = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_VOLATILE | ACC_TRANSIENT;
        List<MemberShape> fields = new ArrayList<>(type.fields());
        fields.sort(Comparator.comparing(field -> field.name));
        for (MemberShape field : fields) {
            if (!field.has(ACC_PRIVATE) || !field.has(ACC_STATIC | ACC_TRANSIENT)) {
                out.writeUTF(field.name);
                out.writeInt(field.access & counted);
                out.writeUTF(field.descriptor);
            }
        }
    }

    private static void methods(ClassShape type, DataOutputStream out) throws IOException {
        List<MemberShape> constructors = new ArrayList<>();
        List<MemberShape> methods = new ArrayList<>();
        for (MemberShape method : type.methods()) {
            if (method.name.equals("<clinit>")) {
                out.writeUTF("<clinit>");
                out.writeInt(ACC_STATIC);
                out.writeUTF("()V");
            } else if (!method.has(ACC_PRIVATE)) {
                (method.name.equals("<init>") ? constructors : methods).add(method);
            }
        }
        constructors.sort(BY_NAME_AND_TYPE);
        methods.sort(BY_NAME_AND_TYPE);
        write(constructors, out);
        write(methods, out);
    }

    private static void write(List<MemberShape> methods, DataOutputStream out) throws IOException {
        int counted = ACC_PUBLIC
                | ACC_PRIVATE
                | ACC_PROTECTED
                | ACC_STATIC
                | ACC_FINAL
                | ACC_SYNCHRONIZED
                | ACC_NATIVE
                | ACC_ABSTRACT
                | ACC_STRICT;
        for (MemberShape method : methods) {
            out.writeUTF(method.name);
            out.writeInt(method.access & counted);
            out.writeUTF(method.descriptor.replace('/', '.'));
        }
    }

    private static long firstEightBytes(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA").digest(bytes);
            long version = 0;
            for (int i = 7; i >= 0; i--) {
                version = (version << 8) | (hash[i] & 0xFF);
            }
            return version;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "This JVM has no SHA-1, which the serial version is computed with", impossible);
        }
    }
}
