package org.athanor.benchmarks;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The identity map: finding one of 1,000 managed instances. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IdentityMapBenchmark {
    private BenchmarkUnit unit;
    private EntityManager em;
    private long next;

    @Setup(Level.Trial)
    public void start() throws SQLException {
        unit = new BenchmarkUnit("identity-map");
        unit.fill();
        em = unit.factory.createEntityManager();
        em.createQuery("select r from Reading r", Reading.class).getResultList();
    }

    @TearDown(Level.Trial)
    public void stop() throws SQLException {
        em.close();
        unit.close();
    }

    @Benchmark
    public Reading findManaged() {
        next = (next + 7) % BenchmarkUnit.ROWS;
        return em.find(Reading.class, next);
    }
}
