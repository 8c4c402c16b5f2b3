package org.athanor.samples.tutorial;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Session;
import org.athanor.samples.tutorial.users.Address;
import org.athanor.samples.tutorial.users.User;

/** A user and the addresses. */
final class RelatedObjects {
    private final Page page;
    private final Session session;

    RelatedObjects(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Working with Related Objects");
        User jack = new User("jack", "Jack Bean", "gjffdd");
        page.show("no addresses yet", jack::getAddresses);
        jack.setAddresses(new ArrayList<>(List.of(new Address("jack@google.com"), new Address("j25@yahoo.com"))));
        page.show("an address", () -> jack.getAddresses().get(1));
        // The session takes the addresses along, and sets what is missing at their side.
        page.step("add jack", () -> session.add(jack));
        page.show("whose it is", () -> jack.getAddresses().get(1).getUser());
        page.step("commit", session::commit);
        User again = page.show(
                "jack, and no addresses in the SQL",
                () -> session.query(User.class).filterBy("name", "jack").one());
        page.show("the addresses, when they are touched", again::getAddresses);
    }
}
