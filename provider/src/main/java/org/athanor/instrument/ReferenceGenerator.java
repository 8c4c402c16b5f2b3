package org.athanor.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToOneAttribute;

/** Writes the {@link Reference} subclass of one entity class: {@code if (unloaded) load(); return super.m(...)}. */
final class ReferenceGenerator implements Opcodes {
    private static final String LOADER = Type.getDescriptor(ReferenceLoader.class);
    private static final String UNLOADED = "athanor$unloaded";
    private static final String LOADER_FIELD = "athanor$loader";

    private final EntityMapping mapping;
    private final ClassCode code;
    private final String superName;
    private final int type;

    private ReferenceGenerator(EntityMapping mapping, ReferenceType shared) {
        this.mapping = mapping;
        this.superName = Type.getInternalName(mapping.javaType());
        this.code = new ClassCode(mapping.javaType(), "$Reference", superName, Type.getInternalName(Reference.class));
        this.type = code.constant(shared, ReferenceType.class);
    }

    static Class<?> generate(EntityMapping mapping, ReferenceType shared) {
        ReferenceGenerator generator = new ReferenceGenerator(mapping, shared);
        generator.code.constructor(generator.superName, "()V", 0);
        generator.state();
        Map<String, Method> methods = overridable(mapping.javaType());
        methods.values().forEach(generator::override);
        if (!methods.containsKey("writeReplace()Ljava/lang/Object;") && !declares(mapping.javaType(), "writeReplace")) {
            generator.writeReplace();
        }
        return generator.code.define();
    }

    /**
     * Final methods and public fields would reach the state past the subclass, as would methods that are visible in a
     * superclass's package only; identifiers made of to-one relationships cannot be set from a key.
     */
    static boolean possible(EntityMapping mapping) {
        Class<?> type = mapping.javaType();
        if (!certain(mapping) || Modifier.isFinal(type.getModifiers()) || type.isSealed()) {
            return false;
        }
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                boolean inherited = !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
                if (inherited && (Modifier.isFinal(modifiers) || isForeign(type, at, modifiers))) {
                    return false;
                }
            }
            for (Field field : at.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a key alone tells what to construct, and fills the identifier. */
    static boolean certain(EntityMapping mapping) {
        return !mapping.isAbstract()
                && !mapping.hasSubMappings()
                && AccessGenerator.constructible(mapping.javaType())
                && mapping.id().attributes().stream().noneMatch(ReferenceGenerator::leadsToEntity);
    }

    private static boolean leadsToEntity(Attribute attribute) {
        return attribute instanceof ToOneAttribute
                || attribute instanceof EmbeddedAttribute embedded
                        && embedded.attributes().stream().anyMatch(ReferenceGenerator::leadsToEntity);
    }

    private static boolean isForeign(Class<?> type, Class<?> declaring, int modifiers) {
        boolean packagePrivate = !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers);
        return packagePrivate
                && !(type.getPackageName().equals(declaring.getPackageName())
                        && type.getClassLoader() == declaring.getClassLoader());
    }

    private static boolean declares(Class<?> type, String method) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method candidate : at.getDeclaredMethods()) {
                if (candidate.getName().equals(method) && candidate.getParameterCount() == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, Method> overridable(Class<?> type) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                boolean finalizer = method.getName().equals("finalize") && method.getParameterCount() == 0;
                boolean ofEnhancement = method.getName().startsWith("athanor$");
                if (!Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !finalizer && !ofEnhancement) {
                    methods.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
                }
            }
        }
        return methods;
    }

    /** The getters that may be called without loading. */
    private Set<String> identifierGetters() {
        Set<String> names = new HashSet<>();
        for (Attribute attribute : mapping.id().attributes()) {
            String name = attribute.name();
            String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            names.addAll(Set.of(name, "get" + title, "is" + title));
            Method getter = attribute.member().getter();
            if (getter != null) {
                names.add(getter.getName());
            }
        }
        return names;
    }

    private void override(Method method) {
        if (method.getParameterCount() == 0 && identifierGetters().contains(method.getName())) {
            return;
        }
        String descriptor = Type.getMethodDescriptor(method);
        int visibility = method.getModifiers() & (ACC_PUBLIC | ACC_PROTECTED);
        MethodVisitor mv = code.method(visibility, method.getName(), descriptor);
        loadIfUnloaded(mv);
        mv.visitVarInsn(ALOAD, 0);
        int local = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            mv.visitVarInsn(argument.getOpcode(ILOAD), local);
            local += argument.getSize();
        }
        mv.visitMethodInsn(INVOKESPECIAL, superName, method.getName(), descriptor, false);
        mv.visitInsn(Type.getReturnType(descriptor).getOpcode(IRETURN));
        ClassCode.end(mv);
    }

    private void loadIfUnloaded(MethodVisitor mv) {
        Label loaded = new Label();
        mv.visitVarInsn(ALOAD, 0);
        mv.visitFieldInsn(GETFIELD, code.self(), UNLOADED, "Z");
        mv.visitJumpInsn(IFEQ, loaded);
        code.load(mv, type);
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ALOAD, 0);
        mv.visitFieldInsn(GETFIELD, code.self(), LOADER_FIELD, LOADER);
        String owner = Type.getInternalName(ReferenceType.class);
        mv.visitMethodInsn(INVOKEVIRTUAL, owner, "load", "(Ljava/lang/Object;" + LOADER + ")V", false);
        mv.visitLabel(loaded);
        mv.visitFrame(F_SAME, 0, null, 0, null);
    }

    /** The fields and methods of {@link Reference}. While the constructor runs nothing is unloaded, so it may call methods. */
    private void state() {
        code.field(ACC_PRIVATE | ACC_TRANSIENT, UNLOADED, "Z");
        code.field(ACC_PRIVATE | ACC_TRANSIENT, LOADER_FIELD, LOADER);
        MethodVisitor loaded = code.method(ACC_PUBLIC, "athanor$loaded", "()Z");
        loaded.visitVarInsn(ALOAD, 0);
        loaded.visitFieldInsn(GETFIELD, code.self(), UNLOADED, "Z");
        negate(loaded);
        loaded.visitInsn(IRETURN);
        ClassCode.end(loaded);
        MethodVisitor mark = code.method(ACC_PUBLIC, "athanor$loaded", "(Z)V");
        mark.visitVarInsn(ALOAD, 0);
        mark.visitVarInsn(ILOAD, 1);
        negate(mark);
        mark.visitFieldInsn(PUTFIELD, code.self(), UNLOADED, "Z");
        mark.visitInsn(RETURN);
        ClassCode.end(mark);
        MethodVisitor loader = code.method(ACC_PUBLIC, LOADER_FIELD, "(" + LOADER + ")V");
        loader.visitVarInsn(ALOAD, 0);
        loader.visitVarInsn(ALOAD, 1);
        loader.visitFieldInsn(PUTFIELD, code.self(), LOADER_FIELD, LOADER);
        loader.visitInsn(RETURN);
        ClassCode.end(loader);
        MethodVisitor load = code.method(ACC_PUBLIC, "athanor$load", "()V");
        loadIfUnloaded(load);
        load.visitInsn(RETURN);
        ClassCode.end(load);
    }

    private static void negate(MethodVisitor mv) {
        mv.visitInsn(ICONST_1);
        mv.visitInsn(IXOR);
    }

    /** Hidden classes cannot be deserialized, so a plain instance goes out in place of the reference. */
    private void writeReplace() {
        MethodVisitor mv = code.method(ACC_PROTECTED, "writeReplace", "()Ljava/lang/Object;");
        code.load(mv, type);
        mv.visitVarInsn(ALOAD, 0);
        String owner = Type.getInternalName(ReferenceType.class);
        mv.visitMethodInsn(INVOKEVIRTUAL, owner, "serialForm", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        mv.visitInsn(ARETURN);
        ClassCode.end(mv);
    }
}
