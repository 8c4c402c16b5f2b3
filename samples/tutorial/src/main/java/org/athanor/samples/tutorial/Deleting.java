package org.athanor.samples.tutorial;

import org.athanor.Session;
import org.athanor.samples.tutorial.users.Address;
import org.athanor.samples.tutorial.users.Address_;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** Deleting a user whose addresses nobody says to delete. */
final class Deleting {
    private final Page page;
    private final Session session;

    Deleting(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Deleting");
        session.delete(session.query(User.class).filterBy("name", "jack").one());
        page.show(
                "users named jack: the addresses lose their user before it is deleted",
                () -> session.query(User.class).filter(User_.name.eq("jack")).count());
        page.show(
                "the addresses are still there",
                () -> session.query(Address.class)
                        .filter(Address_.email.in("jack@google.com", "j25@yahoo.com"))
                        .count());
        // Closing the session rolls back, so jack is there again.
    }
}
