package org.athanor.benchmarks;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What asking costs before there is a row: on an empty table, beside the same statement on plain JDBC. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueryBenchmark {
    private static final String ASKED = "select r from Reading r where r.quantity = :q";
    private static final List<Long> IDS = LongStream.range(0, 5_000).boxed().toList();
    private static final String MANY_TERMS = "select r.id from Reading r where "
            + IntStream.range(0, 10_000).mapToObj(i -> "r.quantity = " + i).collect(Collectors.joining(" or "));

    private BenchmarkUnit unit;
    private EntityManager em;
    private PreparedStatement prepared;
    private int round;

    @Setup(Level.Trial)
    public void start() throws SQLException {
        unit = new BenchmarkUnit("query", 0, "auto");
        em = unit.factory.createEntityManager();
        em.getTransaction().begin();
        prepared = unit.jdbc.prepareStatement("select id, version, title, remark, quantity, ticks, temperature, valid,"
                + " rating, takenAt, station_id from Reading where quantity = ?");
    }

    @TearDown(Level.Trial)
    public void stop() throws SQLException {
        em.getTransaction().rollback();
        em.close();
        unit.close();
    }

    /** The limit: the statement, prepared once. */
    @Benchmark
    public int plainJdbc() throws SQLException {
        prepared.setInt(1, round++);
        int rows = 0;
        try (ResultSet result = prepared.executeQuery()) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    @Benchmark
    public List<Reading> oneCachedQuery() {
        return em.createQuery(ASKED, Reading.class).setParameter("q", round++).getResultList();
    }

    @Benchmark
    public List<Reading> criteriaBuiltAndAsked() {
        CriteriaBuilder builder = em.getCriteriaBuilder();
        CriteriaQuery<Reading> query = builder.createQuery(Reading.class);
        Root<Reading> reading = query.from(Reading.class);
        query.where(builder.equal(reading.get("quantity"), round++));
        return em.createQuery(query).getResultList();
    }

    @Benchmark
    public List<Reading> fiveThousandIdsInAList() {
        return em.createQuery("select r from Reading r where r.id in :ids", Reading.class)
                .setParameter("ids", IDS)
                .getResultList();
    }

    /** Parsed and translated anew each time: the text is never the same. */
    @Benchmark
    public Object parsingTenThousandTerms() {
        return em.createQuery(MANY_TERMS + " or r.quantity = " + -(++round));
    }
}
