package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Classes that stay as they are say why, and what to do. */
class UntransformedTest {
    private static final String ITEM = """
            package shop;
            @jakarta.persistence.Entity
            public class Item%s { @jakarta.persistence.Id int id; }
            """;

    @Test
    void aClassOfAnotherVersionIsAnError() {
        Program program = Program.of(ITEM.formatted(""));
        byte[] other = rewrite(program.transform("shop.Item").bytes(), 99);
        program.replace("shop.Item", other);
        assertThatThrownBy(() -> program.transform("shop.Item"))
                .isInstanceOf(EnhancementException.class)
                .hasMessage(
                        "Class shop.Item is enhanced for version 99 of the contract with Athanor, and this is version"
                                + " 1. Clean its module and build it again with this Athanor.");
    }

    @Test
    void aClassThatAnotherProviderEnhancedStaysSo() {
        Program program = Program.of(ITEM.formatted(" implements org.hibernate.engine.spi.ManagedEntity"), """
                package org.hibernate.engine.spi;
                public interface ManagedEntity {}
                """);
        Transformation result = program.transform("shop.Item");
        assertThat(result.bytes()).isNull();
        assertThat(result.problem())
                .isEqualTo(
                        "Class shop.Item is enhanced by Hibernate and stays so; Athanor uses it un-enhanced. Take the"
                                + " enhancer of Hibernate out of the build and compile again.");
    }

    @Test
    void aClassFileOfAFutureJavaIsNotTouched() {
        Program program = Program.of(ITEM.formatted(""));
        program.file("shop.Item")[7] = 120;
        assertThat(program.transform("shop.Item").bytes()).isNull();
        assertThat(program.transform("shop.Item").problem())
                .contains("shop.Item", "class file version 120", "use a newer byte-buddy");
    }

    @Test
    void aBrokenClassFileIsNotTouched() {
        Program program = Program.of(ITEM.formatted(""));
        byte[] half = java.util.Arrays.copyOf(program.file("shop.Item"), program.file("shop.Item").length - 60);
        program.replace("shop.Item", half);
        assertThat(program.transform("shop.Item").bytes()).isNull();
        assertThat(program.transform("shop.Item").problem()).contains("shop.Item", "compile it again");
    }

    @Test
    void whatIsNoClassFileIsNoProblemOfOurs() {
        Transformation result =
                new Transformer(name -> null).transform("shop/Item", "no class".getBytes(StandardCharsets.UTF_8));
        assertThat(result.bytes()).isNull();
        assertThat(result.problem()).isNull();
    }

    private static byte[] rewrite(byte[] file, int version) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                AnnotationVisitor next = super.visitAnnotation(descriptor, visible);
                                return new AnnotationVisitor(Opcodes.ASM9, next) {
                                    @Override
                                    public void visit(String name, Object value) {
                                        super.visit(name, name.equals("version") ? version : value);
                                    }
                                };
                            }
                        },
                        0);
        return writer.toByteArray();
    }
}
