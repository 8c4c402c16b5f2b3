package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.athanor.instrument.Enhancement;

/** Reads the {@link Enhancement} of a class file. */
final class EarlierEnhancement extends AnnotationVisitor {
    private int version;

    EarlierEnhancement() {
        super(Opcodes.ASM9);
    }

    int version() {
        return version;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
        if (value instanceof Integer number) {
            version = number;
        }
    }
}
