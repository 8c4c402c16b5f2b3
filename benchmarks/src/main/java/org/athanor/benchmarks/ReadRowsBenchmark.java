package org.athanor.benchmarks;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

/** Rows to entities: 1,000 rows of ten columns read into a new context, and the same columns fetched by plain JDBC. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadRowsBenchmark {
    private BenchmarkUnit unit;

    @Setup(Level.Trial)
    public void start() throws SQLException {
        unit = new BenchmarkUnit("read-rows");
        unit.fill();
    }

    @TearDown(Level.Trial)
    public void stop() throws SQLException {
        unit.close();
    }

    @Benchmark
    public List<Reading> entities() {
        try (EntityManager em = unit.factory.createEntityManager()) {
            return em.createQuery("select r from Reading r", Reading.class).getResultList();
        }
    }

    @Benchmark
    public long jdbc() throws SQLException {
        long sum = 0;
        try (PreparedStatement statement = unit.jdbc.prepareStatement(
                        "select id, version, title, remark, quantity, ticks, temperature, valid, rating, takenAt,"
                                + " station_id from Reading");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getLong(1)
                        + rows.getInt(2)
                        + rows.getString(3).length()
                        + rows.getString(4).length()
                        + rows.getInt(5)
                        + rows.getLong(6)
                        + (long) rows.getDouble(7)
                        + (rows.getBoolean(8) ? 1 : 0)
                        + rows.getInt(9)
                        + rows.getString(10).length()
                        + rows.getLong(11);
            }
        }
        return sum;
    }
}
