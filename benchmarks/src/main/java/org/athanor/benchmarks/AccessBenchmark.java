package org.athanor.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.concurrent.TimeUnit;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.Interceptors;
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
    /** What both classes have in common. */
    public interface Named {
        String getName();

        void setName(String name);
    }

    /** No entity, so it stays as it was compiled. */
    private static final class Plain implements Named {
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

    /** Enhanced by the build of this module. */
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
    public void create() {
        person = kind.equals("compiled") ? new Plain() : new Person();
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
