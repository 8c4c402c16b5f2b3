package org.athanor.samples.tutorial;

import java.util.List;
import org.athanor.Session;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** Creating instances, adding and changing them, rolling back. */
final class ObjectsInASession {
    private final Page page;
    private final Session session;

    ObjectsInASession(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Create an Instance of the Mapped Class");
        User ed = new User("ed", "Ed Jones", "edspassword");
        page.show("its name", ed::getName);
        page.show("its id: it has none yet", ed::getId);

        page.chapter("Adding and Updating Objects");
        // Pending: no SQL, until the session is asked something.
        page.step("add ed", () -> session.add(ed));
        User ours = page.show(
                "a query flushes first",
                () -> session.query(User.class).filterBy(User_.name, "ed").first());
        page.show("ed is what the query found: one object for one row", () -> ed == ours);
        page.step(
                "add three more",
                () -> session.addAll(
                        new User("wendy", "Wendy Williams", "foobar"),
                        new User("mary", "Mary Contrary", "xxg527"),
                        new User("fred", "Fred Flinstone", "blah")));
        ed.setPassword("f8s7ccs");
        page.show("changed", session::dirty);
        page.show("new", session::pending);
        page.step("commit", session::commit);
        page.show("ed's id, and all of ed is read anew", ed::getId);

        rollBack(ed);
    }

    private void rollBack(User ed) {
        page.chapter("Rolling Back");
        ed.setName("Edwardo");
        User fake = new User("fakeuser", "Invalid", "12345");
        session.add(fake);
        page.show("both are seen by a query", () -> named("Edwardo", "fakeuser"));
        page.step("roll back", session::rollback);
        page.show("ed has the name again", ed::getName);
        page.show("the fake user is in the session", () -> session.contains(fake));
        page.show("or in the database", () -> named("ed", "fakeuser"));
    }

    private List<User> named(String... names) {
        return session.query(User.class).filter(User_.name.in(List.of(names))).all();
    }
}
