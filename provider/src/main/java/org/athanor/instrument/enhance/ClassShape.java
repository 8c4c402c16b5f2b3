package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What a class file declares, without the code. */
final class ClassShape extends ClassVisitor {
    static final String ACCESS = "Ljakarta/persistence/Access;";
    private static final String ENTITY = "Ljakarta/persistence/Entity;";
    private static final String MAPPED_SUPERCLASS = "Ljakarta/persistence/MappedSuperclass;";
    private static final String EMBEDDABLE = "Ljakarta/persistence/Embeddable;";

    private final ClassReader file;
    private String name = "";
    private int access;
    private int modifiers;
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private final Set<String> annotations = new HashSet<>();
    private final List<MemberShape> fields = new ArrayList<>();
    private final List<MemberShape> methods = new ArrayList<>();
    private @Nullable Access stated;
    private @Nullable EarlierEnhancement enhancement;

    private ClassShape(ClassReader file) {
        super(Opcodes.ASM9);
        this.file = file;
    }

    static ClassShape of(ClassReader file) {
        ClassShape shape = new ClassShape(file);
        file.accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return shape;
    }

    ClassReader file() {
        return file;
    }

    String name() {
        return name;
    }

    /** The modifiers as reflection shows them: those of a nested class stand beside it. */
    int modifiers() {
        return modifiers;
    }

    @Nullable
    String superName() {
        return superName;
    }

    List<String> interfaces() {
        return interfaces;
    }

    Set<String> annotations() {
        return annotations;
    }

    List<MemberShape> fields() {
        return fields;
    }

    List<MemberShape> methods() {
        return methods;
    }

    /** By {@code @Access} on the class. */
    @Nullable
    Access stated() {
        return stated;
    }

    /** What the transformer did to this class before; null when it has not been here. */
    @Nullable
    EarlierEnhancement enhancement() {
        return enhancement;
    }

    boolean declares(String method) {
        return methods.stream().anyMatch(declared -> declared.name.equals(method));
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    /** Whether it is a class that can have attributes other than final ones. */
    boolean isOrdinary() {
        int others = Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION | Opcodes.ACC_ENUM | Opcodes.ACC_MODULE;
        return (access & others) == 0 && superName != null && !superName.equals("java/lang/Record");
    }

    boolean isAnnotated() {
        return annotations.contains(EMBEDDABLE) || inheritsMappings();
    }

    boolean inheritsMappings() {
        return annotations.contains(ENTITY) || annotations.contains(MAPPED_SUPERCLASS);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            @Nullable String[] interfaces) {
        this.name = name;
        this.access = access;
        this.modifiers = access;
        this.superName = superName;
        this.interfaces = interfaces == null ? List.of() : List.of(interfaces);
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
        if (name.equals(this.name)) {
            modifiers = access;
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotations.add(descriptor);
        if (descriptor.equals(Names.ENHANCEMENT)) {
            enhancement = new EarlierEnhancement();
            return enhancement;
        }
        return descriptor.equals(ACCESS) ? Access.reader(value -> stated = value) : null;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        MemberShape field = new MemberShape(access, name, descriptor);
        fields.add(field);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return field.annotate(annotation);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, @Nullable String[] exceptions) {
        MemberShape method = new MemberShape(access, name, descriptor);
        methods.add(method);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return method.annotate(annotation);
            }
        };
    }
}
