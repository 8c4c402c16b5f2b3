package org.athanor.benchmarks;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The flush: nothing changed among many managed instances, ten changed, and a graph of 110 new ones; enhanced and not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FlushBenchmark {
    /** How many are managed. */
    @Param({"1000", "10000", "100000"})
    public int managed;

    /** {@code off} uses the classes as if nobody had enhanced them. */
    @Param({"auto", "off"})
    public String instrumentation;

    private BenchmarkUnit unit;
    private EntityManager em;
    private List<Reading> readings;
    private int round;

    @Setup(Level.Trial)
    public void start() throws SQLException {
        unit = new BenchmarkUnit("flush", managed, instrumentation);
        unit.fill();
        em = unit.factory.createEntityManager();
        em.getTransaction().begin();
        readings = em.createQuery("select r from Reading r", Reading.class).getResultList();
    }

    @TearDown(Level.Trial)
    public void stop() throws SQLException {
        em.getTransaction().rollback();
        em.close();
        unit.close();
    }

    @Benchmark
    public void nothingChanged() {
        em.flush();
    }

    @Benchmark
    public void tenChanged() {
        round++;
        for (int i = 0; i < 10; i++) {
            readings.get(i * 97).setQuantity(round);
        }
        em.flush();
    }

    @Benchmark
    public void graphOfNewInstances() {
        try (EntityManager fresh = unit.factory.createEntityManager()) {
            fresh.getTransaction().begin();
            for (int s = 0; s < 10; s++) {
                Station station = new Station(1_000 + s);
                fresh.persist(station);
                for (int i = 0; i < 10; i++) {
                    fresh.persist(new Reading(1_000_000 + s * 10 + i, station));
                }
            }
            fresh.flush();
            fresh.getTransaction().rollback();
        }
    }
}
