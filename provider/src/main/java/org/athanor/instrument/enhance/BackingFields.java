package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds the fields behind properties: that which a getter reads, if it reads one only. What the other methods of the class
 * do to such a field, past getter and setter, is announced as done to the property.
 */
final class BackingFields extends ClassVisitor {
    private final String type;
    private final Map<String, String> getters;
    private final Map<String, String> fields = new HashMap<>();

    private BackingFields(String type, Map<String, String> getters) {
        super(Opcodes.ASM9);
        this.type = type;
        this.getters = getters;
    }

    /** Properties by field; {@code getters} are the properties by name and descriptor of their getters. */
    static Map<String, String> of(ClassShape shape, Map<String, String> getters) {
        BackingFields found = new BackingFields(shape.name(), getters);
        shape.file().accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found.fields;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, @Nullable String[] exceptions) {
        String property = getters.get(name + descriptor);
        if (property == null) {
            return null;
        }
        Set<String> read = new HashSet<>();
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String fieldType) {
                if (opcode == Opcodes.GETFIELD && owner.equals(type)) {
                    read.add(field);
                }
            }

            @Override
            public void visitEnd() {
                if (read.size() == 1) {
                    fields.put(read.iterator().next(), property);
                }
            }
        };
    }
}
