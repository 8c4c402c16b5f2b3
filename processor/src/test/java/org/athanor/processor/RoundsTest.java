package org.athanor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several rounds, several compilations, other processors. */
class RoundsTest {
    private static final String A = """
            package p;
            import *;
            @Entity public class A { @Id Long id; @OneToMany(mappedBy = "a") List<B> many; }
            """;
    private static final String B = """
            package p;
            import *;
            @Entity public class B extends Base { @Id Long id; @ManyToOne A a; Made made; Money price; }
            """;
    private static final String BASE = "package p; import *; @MappedSuperclass public class Base { int changes; }";
    private static final String MONEY = "package p; import *; @Embeddable public record Money(long cents) {}";

    @TempDir
    Path directory;

    /** Makes {@code p.Made}, which is embeddable, in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class Maker extends AbstractProcessor {
        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer out =
                        processingEnv.getFiler().createSourceFile("p.Made").openWriter()) {
                    out.write("package p; @jakarta.persistence.Embeddable public class Made { String word; }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    @Test
    void a_class_that_names_a_generated_one_waits_for_it() {
        Compilation compilation = Compilation.in(directory)
                .withProcessors(new MetamodelProcessor(), new Maker())
                .sources(A, B, BASE, MONEY)
                .succeeds();

        assertThat(compilation.fields("p.B_"))
                .contains("EmbeddedAttribute<B, Made> made", "EmbeddedAttribute<B, Money> price");
        assertThat(compilation.fields("p.Made_"))
                .containsExactly("EmbeddableType<Made> class_", "StringAttribute<Made> word");
    }

    /** The processor, with each source it makes written down together with what that comes of. */
    private static final class Recorder extends AbstractProcessor {
        private final MetamodelProcessor inner = new MetamodelProcessor();
        private final Map<String, List<String>> origins = new TreeMap<>();

        @Override
        public synchronized void init(ProcessingEnvironment real) {
            Filer filer = proxy(Filer.class, real.getFiler(), arguments -> {
                if (arguments != null && arguments.length == 2 && arguments[1] instanceof Element[] elements) {
                    origins.put(
                            (String) arguments[0],
                            Arrays.stream(elements).map(Element::toString).toList());
                }
                return null;
            });
            inner.init(proxy(ProcessingEnvironment.class, real, arguments -> arguments == null ? filer : null));
        }

        /** Asks {@code first} before the real one; of an environment only the filer is its own. */
        private static <T> T proxy(Class<T> type, T real, Function<Object[], Object> first) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (p, method, given) -> {
                        Object own = method.getReturnType() == Filer.class || type == Filer.class
                                ? first.apply(given)
                                : null;
                        return own != null ? own : method.invoke(real, given);
                    }));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return inner.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return inner.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return inner.process(annotations, round);
        }
    }

    @Test
    void each_source_comes_of_one_class() throws IOException {
        Recorder recorder = new Recorder();
        Compilation.in(directory)
                .withProcessors(recorder)
                .sources(
                        A.replace("@Id", "@Embeddable public static class Inner { int x; } @Id"),
                        B.replace("Made made;", ""),
                        BASE,
                        MONEY)
                .succeeds();

        assertThat(recorder.origins)
                .containsOnly(
                        Map.entry("p.A_", List.of("p.A")),
                        Map.entry("p.B_", List.of("p.B")),
                        Map.entry("p.Base_", List.of("p.Base")),
                        Map.entry("p.Money_", List.of("p.Money")));
        try (var registered =
                MetamodelProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(registered).hasContent(MetamodelProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void the_processor_is_found_on_the_processor_path() {
        assertThat(ServiceLoader.load(Processor.class)).anyMatch(MetamodelProcessor.class::isInstance);
    }

    @Test
    void one_class_compiled_again_gives_the_same_source(@TempDir Path second) {
        Compilation all = Compilation.in(directory)
                .sources(A, B.replace("Made made;", ""), BASE, MONEY)
                .succeeds();

        Compilation one = Compilation.in(second)
                .classPath(all.classes())
                .sources(B.replace("Made made;", ""))
                .succeeds();

        assertThat(one.generated()).containsOnlyKeys("p.B_");
        assertThat(one.generated("p.B_"))
                .isEqualTo(all.generated("p.B_"))
                .contains("public abstract class B_ extends Base_ {");
    }
}
