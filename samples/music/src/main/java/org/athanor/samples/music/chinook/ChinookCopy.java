package org.athanor.samples.music.chinook;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Copies all rows of a Chinook database into another one, as instances: read here, merged there, written in batches. */
public final class ChinookCopy {
    private static final int CHUNK = 500;

    /** Referenced ones first. */
    private static final List<Class<?>> CLASSES = List.of(
            Artist.class,
            Genre.class,
            MediaType.class,
            Album.class,
            Track.class,
            Playlist.class,
            Employee.class,
            Customer.class,
            Invoice.class,
            InvoiceLine.class);

    private final PrintStream out;

    public ChinookCopy(PrintStream out) {
        this.out = out;
    }

    public void run(String from, String to) {
        Map<String, String> made = Map.of(
                "jakarta.persistence.jdbc.url",
                to,
                "jakarta.persistence.schema-generation.database.action",
                "drop-and-create");
        try (EntityManagerFactory source = Persistence.createEntityManagerFactory(
                        "chinook", Map.of("jakarta.persistence.jdbc.url", from));
                EntityManagerFactory target = Persistence.createEntityManagerFactory("chinook", made)) {
            CLASSES.forEach(type -> copy(type, source, target));
        }
    }

    private <E> void copy(Class<E> type, EntityManagerFactory source, EntityManagerFactory target) {
        int copied = 0;
        for (List<E> rows = chunk(type, source, 0); !rows.isEmpty(); rows = chunk(type, source, copied)) {
            List<E> those = rows;
            target.runInTransaction(em -> those.forEach(em::merge));
            copied += rows.size();
            out.printf("\r%-12s %5d", type.getSimpleName(), copied);
        }
        out.println();
    }

    private static <E> List<E> chunk(Class<E> type, EntityManagerFactory source, int first) {
        try (EntityManager em = source.createEntityManager()) {
            List<E> rows = em.createQuery("select e from " + type.getSimpleName() + " e order by e.id", type)
                    .setFirstResult(first)
                    .setMaxResults(CHUNK)
                    .getResultList();
            for (E row : rows) {
                if (row instanceof Playlist playlist) {
                    source.getPersistenceUnitUtil().load(playlist, "tracks");
                }
            }
            return rows;
        }
    }
}
