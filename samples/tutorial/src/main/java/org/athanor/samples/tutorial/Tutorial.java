package org.athanor.samples.tutorial;

import jakarta.persistence.EntityManagerFactory;
import java.io.PrintStream;
import java.util.Map;
import org.athanor.Session;
import org.athanor.SessionFactory;

/** The whole walk. Each chapter goes on with what the one before it left in the database and in the session. */
public final class Tutorial {
    private final Page page;

    public Tutorial(PrintStream out) {
        this.page = new Page(out);
    }

    public static void main(String[] arguments) {
        // With athanor.echo each statement is shown, with its parameters.
        String url = "jdbc:sqlite:file:tutorial?mode=memory&cache=shared";
        Map<String, Object> settings = Map.of("jakarta.persistence.jdbc.url", url, "athanor.echo", true);
        new Tutorial(System.out).run(settings);
    }

    /** Walks through it on the empty database that the settings lead to. */
    public void run(Map<String, Object> settings) {
        // Nothing is connected yet: that happens when the first statement is sent.
        try (SessionFactory sessions = SessionFactory.of("users", settings)) {
            createSchema(sessions.entityManagerFactory());
            // A session is a workplace for objects; it takes a connection when it first needs one.
            try (Session session = sessions.open()) {
                new ObjectsInASession(page, session).run();
                new Querying(page, session).run();
                new TextAndCounting(page, session).run();
                new RelatedObjects(page, session).run();
                new Joins(page, session).run();
                new EagerLoading(page, session).run();
                new Deleting(page, session).run();
            }
            // Mapped anew, to say that addresses are deleted with their user. The database is the same.
            try (SessionFactory blog = SessionFactory.of("blog", settings)) {
                createSchema(blog.entityManagerFactory());
                new CascadesAndPosts(page, blog).run();
            }
        }
        new ArtistsAndAlbums(page).run(settings);
    }

    private void createSchema(EntityManagerFactory factory) {
        page.chapter("Create a Schema");
        page.step(
                "create what is not there yet", () -> factory.getSchemaManager().create(false));
    }
}
