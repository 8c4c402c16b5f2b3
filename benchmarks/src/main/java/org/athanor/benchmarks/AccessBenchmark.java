package org.athanor.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.Interceptors;
import org.athanor.instrument.enhance.LoaderSurroundings;
import org.athanor.instrument.enhance.Transformer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A getter and a setter: of a class as compiled, enhanced without interceptor, and with one that nothing is announced to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessBenchmark {
    /** What benchmarks and both versions of the class have in common. */
    public interface Named {
        String getName();

        void setName(String name);
    }

    @Entity
    public static class Person implements Named {
        @Id
        private long id;

        private String name = "Ann";

        @Override
        public String getName() {
            return name;
        }

        @Override
        public void setName(String name) {
            this.name = name;
        }
    }

    @Param({"compiled", "unwatched", "silent"})
    public String kind;

    private Named person;
    private String other = "Bob";

    @Setup(Level.Trial)
    public void create() throws IOException, ReflectiveOperationException {
        if (kind.equals("compiled")) {
            person = new Person();
            return;
        }
        person = (Named) new Enhancing().type().getDeclaredConstructor().newInstance();
        if (kind.equals("silent")) {
            Interceptors.place(person, new Silent());
        }
    }

    @Benchmark
    public String get() {
        return person.getName();
    }

    @Benchmark
    public void set() {
        person.setName(other);
    }

    private static final class Enhancing extends ClassLoader {
        Enhancing() {
            super(AccessBenchmark.class.getClassLoader());
        }

        Class<?> type() throws IOException {
            String name = Person.class.getName();
            String file = name.replace('.', '/');
            try (InputStream in = getResourceAsStream(file + ".class")) {
                byte[] bytes = new Transformer(LoaderSurroundings.everywhere(this))
                        .transform(file, in.readAllBytes())
                        .bytes();
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    /** Announces nothing. */
    private static final class Silent extends AttributeInterceptor {
        @Override
        protected void beforeRead(Object self, String attribute) {}

        @Override
        protected void beforeWrite(Object self, String attribute) {}

        @Override
        protected void afterWrite(Object self, String attribute) {}

        @Override
        public boolean loaded() {
            return true;
        }

        @Override
        public boolean loaded(String attribute) {
            return true;
        }

        @Override
        public void load() {}

        @Override
        public void load(String attribute) {}
    }
}
