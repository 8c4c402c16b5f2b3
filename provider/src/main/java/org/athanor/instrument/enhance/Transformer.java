package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.enhance.Surroundings.Form;

/**
 * Enhances entities, mapped superclasses and embeddables, and routes what other classes do with their fields: a function of
 * a class file and of those around it. What it did before it does not do again.
 */
public final class Transformer {
    private final Surroundings surroundings;

    public Transformer(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The class of that internal name, enhanced.
     *
     * @throws EnhancementException if it is enhanced already, but for another version of Athanor
     */
    public Transformation transform(String name, byte[] bytes) {
        ClassReader file;
        ClassShape type;
        try {
            file = new ClassReader(bytes);
            if (!Relevance.of(file) && !surroundings.isMapped(name)) {
                return Transformation.NOTHING;
            }
            type = ClassShape.of(file);
        } catch (RuntimeException unreadable) {
            return surroundings.isMapped(name) || Relevance.ofUnreadable(bytes)
                    ? Transformation.impossible(
                            "Class " + Names.binary(name) + " stays un-enhanced: its class file cannot be"
                                    + " read (" + unreadable
                                    + "). If a newer Java compiled it, use a newer byte-buddy or an older"
                                    + " --release; else compile it again.")
                    : Transformation.NOTHING;
        }
        return transform(file, type);
    }

    /** What the code of a class announces, or would. */
    Announced announced(byte[] bytes) {
        ClassShape type = ClassShape.of(new ClassReader(bytes));
        return new Hierarchy(surroundings, type).announced(type);
    }

    private Transformation transform(ClassReader file, ClassShape type) {
        checkVersion(type);
        Hierarchy hierarchy = new Hierarchy(surroundings, type);
        if (hierarchy.isManaged(type)) {
            String other = OtherProviders.enhanced(type);
            if (other != null) {
                return Transformation.impossible("Class " + Names.binary(type.name()) + " is enhanced by " + other
                        + " and stays so; Athanor uses it un-enhanced. Take the enhancer of " + other
                        + " out of the build and compile again.");
            }
        }
        boolean enhance = type.enhancement() == null && hierarchy.form(type) == Form.MEMBERS;
        ClassWriter writer = new ClassWriter(file, 0);
        EnhancingVisitor visitor = new EnhancingVisitor(writer, type, hierarchy, enhance);
        try {
            file.accept(visitor, 0);
            return visitor.changed() ? Transformation.to(writer.toByteArray()) : Transformation.NOTHING;
        } catch (MethodTooLargeException e) {
            return Transformation.impossible("Class " + Names.binary(type.name()) + " stays un-enhanced: method "
                    + e.getMethodName() + " would become too large. Split it.");
        } catch (EnhancementException e) {
            throw e;
        } catch (RuntimeException broken) {
            return Transformation.impossible("Class " + Names.binary(type.name()) + " stays un-enhanced: its class file"
                    + " cannot be rewritten (" + broken + "). Compile it again.");
        }
    }

    private static void checkVersion(ClassShape type) {
        EarlierEnhancement earlier = type.enhancement();
        if (earlier != null && earlier.version() != AttributeInterceptor.VERSION) {
            throw new EnhancementException("Class " + Names.binary(type.name()) + " is enhanced for version "
                    + earlier.version() + " of the contract with Athanor, and this is version "
                    + AttributeInterceptor.VERSION + ". Clean its module and build it again with this Athanor.");
        }
    }
}
