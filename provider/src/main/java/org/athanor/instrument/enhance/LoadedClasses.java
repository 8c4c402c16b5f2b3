package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.instrument.Enhancement;
import org.athanor.instrument.OutsideInterceptors;
import org.athanor.instrument.enhance.Surroundings.Form;

/**
 * Gives loaded classes code that announces: the managed ones, their subclasses, and all classes of their packages, since these
 * may touch their fields. Stays with the JVM, or the next agent that retransforms a class would take the code out again.
 */
final class LoadedClasses implements ClassFileTransformer {
    private static final Set<String> MANAGED = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Embeddable");

    private final Instrumentation jvm;

    LoadedClasses(Instrumentation jvm) {
        this.jvm = jvm;
        jvm.addTransformer(this, true);
    }

    /** Sees to what is loaded by now and in these packages, or managed, or derived from that. */
    void announce(Set<String> packages, Consumer<String> problems) {
        List<Class<?>> touched = new ArrayList<>();
        List<Class<?>> managed = new ArrayList<>();
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            if (type.getClassLoader() == null || !jvm.isModifiableClass(type) || type.isArray() || type.isHidden()) {
                continue;
            }
            boolean marked = type.getDeclaredAnnotation(Enhancement.class) != null;
            if (isManaged(type) && !marked && !OutsideInterceptors.covers(type.getName(), type.getClassLoader())) {
                managed.add(type);
            } else if (packages.contains(type.getPackageName()) || isDerived(type)) {
                touched.add(type);
            }
        }
        if (!managed.isEmpty() || !touched.isEmpty()) {
            retransform(managed, touched, problems);
        }
    }

    private void retransform(List<Class<?>> managed, List<Class<?>> touched, Consumer<String> problems) {
        managed.forEach(type -> OutsideInterceptors.cover(type, Set.of(), Set.of()));
        try {
            jvm.retransformClasses(
                    Stream.concat(managed.stream(), touched.stream()).toArray(Class<?>[]::new));
            managed.forEach(this::cover);
        } catch (UnmodifiableClassException | UnsupportedOperationException | LinkageError refused) {
            problems.accept(
                    "Classes loaded before athanor.instrumentation=attach stay un-enhanced: the JVM refuses to change"
                            + " them (" + refused + "). Start with -javaagent, or let the build enhance them: "
                            + managed);
        }
    }

    /** Public fields may be touched from anywhere, and nobody looked there. */
    private void cover(Class<?> type) {
        LoaderSurroundings surroundings = LoaderSurroundings.everywhere(type.getClassLoader());
        byte[] file = surroundings.classFile(type.getName().replace('.', '/'));
        if (file != null) {
            Announced announced = new Transformer(surroundings).announced(file);
            OutsideInterceptors.cover(type, announced.guardedFields(), announced.properties());
        }
    }

    private static boolean isDerived(Class<?> type) {
        for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
            if (isManaged(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isManaged(Class<?> type) {
        if (type.getClassLoader() == null || type.isInterface() || type.isEnum() || type.isRecord()) {
            return false;
        }
        try {
            for (Annotation annotation : type.getDeclaredAnnotations()) {
                if (MANAGED.contains(annotation.annotationType().getName())) {
                    return true;
                }
            }
        } catch (LinkageError | RuntimeException unreadable) {
            return false;
        }
        return false;
    }

    @Override
    public @Nullable byte[] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null || redefined == null || !LoaderSurroundings.canRun(loader)) {
            return null;
        }
        return new Transformer(new Among(LoaderSurroundings.everywhere(loader), name))
                .transform(name, bytes)
                .bytes();
    }

    /** The class itself gets no members any more. */
    private record Among(LoaderSurroundings all, String name) implements Surroundings {
        @Override
        public @Nullable byte[] classFile(String other) {
            return all.classFile(other);
        }

        @Override
        public Form form(String other) {
            Form form = all.form(other);
            return form == Form.MEMBERS && other.equals(name) ? Form.NONE : form;
        }
    }
}
