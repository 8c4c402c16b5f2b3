package org.athanor.samples.tutorial;

import static org.athanor.Loading.containsEager;
import static org.athanor.Loading.joinedLoad;
import static org.athanor.Loading.subqueryLoad;

import java.util.List;
import org.athanor.LoadOption;
import org.athanor.Session;
import org.athanor.samples.tutorial.users.Address;
import org.athanor.samples.tutorial.users.Address_;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** Fewer statements, by options of a query that do not change what it gives. */
final class EagerLoading {
    private final Page page;
    private final Session session;

    EagerLoading(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Subquery Load");
        loadedWith(subqueryLoad(User_.addresses));
        page.chapter("Joined Load");
        loadedWith(joinedLoad(User_.addresses));

        page.chapter("Explicit Join + Eagerload");
        session.expungeAll();
        List<Address> addresses = page.show(
                "addresses, with the user they are joined with",
                () -> session.query(Address.class)
                        .join(Address_.user)
                        .filter(User_.name.eq("jack"))
                        .options(containsEager(Address_.user))
                        .orderBy(Address_.id)
                        .all());
        page.show("the user, without SQL", () -> addresses.get(0).getUser());
    }

    private void loadedWith(LoadOption option) {
        session.expungeAll(); // what is loaded already would not be loaded again
        User jack = page.show(
                "jack",
                () -> session.query(User.class)
                        .options(option)
                        .filterBy("name", "jack")
                        .one());
        page.show("the addresses, without SQL", jack::getAddresses);
    }
}
