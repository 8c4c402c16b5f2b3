package org.athanor.samples.music.chinook;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports on a Chinook database, edits a playlist, and rolls one change back. */
public final class ChinookTour {
    private final PrintStream out;

    public ChinookTour(PrintStream out) {
        this.out = out;
    }

    public void run(String url) {
        Map<String, String> settings = Map.of("jakarta.persistence.jdbc.url", url);
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("chinook", settings)) {
            factory.runInTransaction(this::albumsAndTracks);
            factory.runInTransaction(this::bestCustomers);
            factory.runInTransaction(this::employeeTree);
            factory.runInTransaction(this::playlistsSharingTracks);
            factory.runInTransaction(this::editPlaylist);
            rollBack(factory);
        }
    }

    private void albumsAndTracks(EntityManager em) {
        title("Albums and tracks by artist (the five with most albums)");
        List<Artist> artists =
                em.createQuery("""
                        select a from Artist a join a.albums b
                        group by a order by count(b) desc, a.name""", Artist.class).setMaxResults(5).getResultList();
        for (Artist artist : artists) {
            int tracks = artist.getAlbums().stream()
                    .mapToInt(b -> b.getTracks().size())
                    .sum();
            out.printf(
                    "%-20s %3d albums %4d tracks%n",
                    artist.getName(), artist.getAlbums().size(), tracks);
            Album longest = artist.getAlbums().stream()
                    .max(Comparator.comparingInt(ChinookTour::milliseconds))
                    .orElseThrow();
            out.printf(
                    "    longest: %s, %d tracks, %d minutes%n",
                    longest.getTitle(), longest.getTracks().size(), milliseconds(longest) / 60_000);
        }
    }

    private static int milliseconds(Album album) {
        return album.getTracks().stream().mapToInt(Track::getMilliseconds).sum();
    }

    private void bestCustomers(EntityManager em) {
        title("Best customers");
        List<Object[]> rows =
                em.createQuery("""
                        select c, sum(i.total), count(i) from Customer c join c.invoices i
                        group by c order by sum(i.total) desc, c.lastName""", Object[].class).setMaxResults(5).getResultList();
        for (Object[] row : rows) {
            Customer customer = (Customer) row[0];
            Employee rep = customer.getSupportRep();
            out.printf(
                    Locale.ROOT,
                    "%-22s %-15s %6.2f in %d invoices, looked after by %s %s%n",
                    customer.getFirstName() + " " + customer.getLastName(),
                    customer.getCountry(),
                    row[1],
                    row[2],
                    rep.getFirstName(),
                    rep.getLastName());
        }
    }

    private void employeeTree(EntityManager em) {
        title("Employees");
        em.createQuery("select e from Employee e where e.manager is null order by e.lastName", Employee.class)
                .getResultList()
                .forEach(top -> branch(top, ""));
    }

    private void branch(Employee employee, String indent) {
        out.printf(
                "%s%s %s, %s, since %s%n",
                indent,
                employee.getFirstName(),
                employee.getLastName(),
                employee.getTitle(),
                employee.getHireDate().toLocalDate());
        employee.getReports().forEach(report -> branch(report, indent + "    "));
    }

    private void playlistsSharingTracks(EntityManager em) {
        title("Playlists sharing most tracks");
        em.createQuery("""
                        select p.name, q.name, count(t) from Playlist p join p.tracks t join t.playlists q
                        where p.id < q.id and p.name <> q.name
                        group by p.id, p.name, q.id, q.name order by count(t) desc, p.id, q.id""", Object[].class)
                .setMaxResults(5)
                .getResultList()
                .forEach(row -> out.printf("%-12s and %-28s %4d%n", row[0], row[1], row[2]));
    }

    private void editPlaylist(EntityManager em) {
        Playlist playlist = em.createQuery("select p from Playlist p where p.name = 'On-The-Go 1'", Playlist.class)
                .getSingleResult();
        Track track = em.find(Track.class, 1);
        title("Editing the playlist " + playlist.getName());
        out.println("before: " + names(playlist));
        if (!playlist.getTracks().remove(track)) {
            playlist.getTracks().add(track);
        }
        em.flush();
        out.println("after:  " + names(playlist));
    }

    private static List<String> names(Playlist playlist) {
        return playlist.getTracks().stream().map(Track::getName).sorted().toList();
    }

    private void rollBack(EntityManagerFactory factory) {
        title("Rolling a change back");
        try (EntityManager em = factory.createEntityManager()) {
            EntityTransaction transaction = em.getTransaction();
            transaction.begin();
            Playlist playlist = em.find(Playlist.class, 1);
            String name = playlist.getName();
            int tracks = playlist.getTracks().size();
            playlist.setName("Renamed");
            playlist.getTracks().clear();
            em.flush();
            out.println("in the transaction: " + playlist.getName() + ", " + count(em, playlist) + " tracks");
            transaction.rollback();
            out.println("the object after the rollback: " + playlist.getName() + ", "
                    + playlist.getTracks().size() + " tracks");
            out.println("the row after the rollback: "
                    + em.find(Playlist.class, 1).getName() + ", " + count(em, playlist) + " tracks");
            if (!playlist.getName().equals(name) || playlist.getTracks().size() != tracks) {
                throw new IllegalStateException("the rollback did not put the playlist back");
            }
        }
    }

    private static long count(EntityManager em, Playlist playlist) {
        return em.createQuery("select count(t) from Playlist p join p.tracks t where p.id = :id", Long.class)
                .setParameter("id", playlist.getId())
                .getSingleResult();
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }
}
