package org.athanor.benchmarks;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A factory over an in-memory SQLite database of its own, and a JDBC connection that keeps the database alive. */
final class BenchmarkUnit implements AutoCloseable {
    static final int ROWS = 1_000;

    private final int rows;
    final Connection jdbc;
    final EntityManagerFactory factory;

    BenchmarkUnit(String name) throws SQLException {
        this(name, ROWS, "auto");
    }

    /** {@code instrumentation} is that setting: {@code off} uses the classes as if nobody had enhanced them. */
    BenchmarkUnit(String name, int rows, String instrumentation) throws SQLException {
        this.rows = rows;
        String url = "jdbc:sqlite:file:" + name + "?mode=memory&cache=shared";
        jdbc = DriverManager.getConnection(url);
        factory = new PersistenceConfiguration(name)
                .managedClass(Reading.class)
                .managedClass(Station.class)
                .property("jakarta.persistence.jdbc.url", url)
                .property("athanor.instrumentation", instrumentation)
                .property("jakarta.persistence.schema-generation.database.action", "drop-and-create")
                .createEntityManagerFactory();
    }

    /** Readings, a hundred of each station. */
    void fill() throws SQLException {
        factory.runInTransaction(em -> {
            for (int i = 0; i < rows; i++) {
                Station station = i % 100 == 0 ? new Station(i / 100) : em.find(Station.class, (long) (i / 100));
                if (i % 100 == 0) {
                    em.persist(station);
                }
                em.persist(new Reading(i, station));
            }
        });
        try (PreparedStatement check = jdbc.prepareStatement("select count(*) from Reading")) {
            if (check.executeQuery().getInt(1) != rows) {
                throw new IllegalStateException("the benchmark's rows are not there");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        factory.close();
        jdbc.close();
    }
}
