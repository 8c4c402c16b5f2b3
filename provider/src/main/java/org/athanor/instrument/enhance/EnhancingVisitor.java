package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Collection;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.enhance.AccessRouter.Changes;
import org.athanor.instrument.enhance.Surroundings.Form;

/** Passes one class file on: accesses routed, and if the class is to be enhanced, with the members and the mark of it. */
final class EnhancingVisitor extends ClassVisitor implements Opcodes {
    private final ClassShape type;
    private final Hierarchy hierarchy;
    private final boolean enhance;
    private final boolean addHolder;
    private final Changes changes = new Changes();

    EnhancingVisitor(ClassVisitor next, ClassShape type, Hierarchy hierarchy, boolean enhance) {
        super(ASM9, next);
        this.type = type;
        this.hierarchy = hierarchy;
        this.enhance = enhance;
        this.addHolder = enhance && !hierarchy.inheritsHolder(type);
    }

    boolean changed() {
        return enhance || changes.any();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            @Nullable String[] interfaces) {
        if (addHolder) {
            String[] declared = interfaces == null ? new String[0] : interfaces;
            String[] more = Arrays.copyOf(declared, declared.length + 1);
            more[declared.length] = Names.ENHANCED;
            String withMore = signature == null ? null : signature + "L" + Names.ENHANCED + ";";
            super.visit(version, access, name, withMore, superName, more);
        } else {
            super.visit(version, access, name, signature, superName, interfaces);
        }
        if (enhance) {
            mark(hierarchy.announced(type));
        }
    }

    private void mark(Announced announced) {
        AnnotationVisitor mark = super.visitAnnotation(Names.ENHANCEMENT, true);
        mark.visit("version", AttributeInterceptor.VERSION);
        names(mark, "fields", announced.fields());
        names(mark, "properties", announced.properties());
        mark.visitEnd();
    }

    private static void names(AnnotationVisitor mark, String element, Collection<String> names) {
        AnnotationVisitor array = mark.visitArray(element);
        names.forEach(name -> array.visit(null, name));
        array.visitEnd();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, @Nullable String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.startsWith(Names.OWN) || (access & (ACC_ABSTRACT | ACC_NATIVE)) != 0) {
            return next;
        }
        MethodVisitor routed = new AccessRouter(next, type, name, hierarchy, changes);
        boolean announces = type.enhancement() == null && hierarchy.form(type) != Form.NONE;
        return announces ? announcing(routed, name, descriptor) : routed;
    }

    private MethodVisitor announcing(MethodVisitor next, String name, String descriptor) {
        Announced announced = hierarchy.announced(type);
        boolean outside = hierarchy.form(type) == Form.OUTSIDE;
        String read = announced.readBy(name, descriptor);
        if (read != null) {
            changes.made();
            return new PropertyAnnouncer(next, type.name(), read, true, false, outside);
        }
        String written = announced.writtenBy(name, descriptor);
        if (written == null) {
            return next;
        }
        changes.made();
        String valueType = Type.getArgumentTypes(descriptor)[0].getDescriptor();
        return new PropertyAnnouncer(next, type.name(), written, false, hierarchy.isFollowed(valueType), outside);
    }

    @Override
    public void visitEnd() {
        if (enhance) {
            addMembers();
        }
        super.visitEnd();
    }

    private void addMembers() {
        AccessorWriter members = new AccessorWriter(cv, type.name());
        if (addHolder) {
            members.holder();
        }
        for (MemberShape field : type.fields()) {
            FieldRoute route = hierarchy.route(type.name(), field.name, field.descriptor);
            if (route != null) {
                members.accessors(field, route);
            }
        }
        SerialVersion.keep(type, hierarchy, cv);
    }
}
