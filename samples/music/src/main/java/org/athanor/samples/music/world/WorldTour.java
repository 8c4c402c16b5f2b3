package org.athanor.samples.music.world;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Creates artists, adds, renames and removes albums, and prints each step; the provider echoes the SQL between them. */
public final class WorldTour {
    private final PrintStream out;

    public WorldTour(PrintStream out) {
        this.out = out;
    }

    public void run(String url) {
        Map<String, String> settings = Map.of("jakarta.persistence.jdbc.url", url);
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("world", settings)) {
            create(factory);
            add(factory);
            rename(factory);
            remove(factory);
            report(factory);
        }
    }

    private void create(EntityManagerFactory factory) {
        step("Three artists, one with an album; persist() cascades to it");
        factory.runInTransaction(em -> {
            Artist first = new Artist("Artist 1");
            first.addAlbum("Album 1 of artist 1");
            em.persist(first);
            em.persist(new Artist("Artist 2"));
            em.persist(new Artist("Artist 3"));
        });
    }

    private void add(EntityManagerFactory factory) {
        step("Artist 1 gets two more albums: the collection is managed, there is no persist()");
        factory.runInTransaction(em -> {
            Artist artist = named(em, "Artist 1");
            artist.addAlbum("Album 2 of artist 1");
            artist.addAlbum("Album 3 of artist 1");
        });
    }

    private void rename(EntityManagerFactory factory) {
        step("One album is renamed: only the changed column is updated");
        factory.runInTransaction(
                em -> em.createQuery("select b from Album b where b.name = 'Album 2 of artist 1'", Album.class)
                        .getSingleResult()
                        .setName("Album 2, remastered"));
    }

    private void remove(EntityManagerFactory factory) {
        step("An album is removed from its artist: an orphan, so its row is deleted");
        factory.runInTransaction(em -> {
            Artist artist = named(em, "Artist 1");
            artist.removeAlbum("Album 1 of artist 1");
        });
    }

    private void report(EntityManagerFactory factory) {
        step("What is in the database now");
        factory.runInTransaction(em -> {
            List<Artist> artists = em.createQuery("select a from Artist a order by a.name", Artist.class)
                    .getResultList();
            for (Artist artist : artists) {
                out.println("  " + artist + " " + artist.getAlbums());
            }
            out.println("  albums in all: "
                    + em.createQuery("select count(b) from Album b", Long.class).getSingleResult());
        });
    }

    private static Artist named(EntityManager em, String name) {
        return em.createQuery(Artist_._Artist_named_)
                .setParameter(Artist_.NAME, name)
                .getSingleResult();
    }

    private void step(String what) {
        out.println();
        out.println("== " + what);
    }
}
