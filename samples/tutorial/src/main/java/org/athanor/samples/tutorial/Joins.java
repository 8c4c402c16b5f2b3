package org.athanor.samples.tutorial;

import static org.athanor.Alias.aliased;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.entity;
import static org.athanor.expression.Expressions.exists;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Subquery;
import org.athanor.Tuple;
import org.athanor.samples.tutorial.users.Address;
import org.athanor.samples.tutorial.users.Address_;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** Queries of several entities: joins, aliases, subqueries, EXISTS, and the operators of relationships. */
final class Joins {
    private final Page page;
    private final Session session;

    Joins(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Querying with Joins");
        page.show(
                "by a condition",
                () -> rows(session.query(User.class, Address.class)
                        .filter(Address_.user.eq(entity(User.class)), Address_.email.eq("jack@google.com"))));
        page.show(
                "along the only foreign key there is",
                () -> session.query(User.class)
                        .join(Address.class)
                        .filter(Address_.email.eq("jack@google.com"))
                        .all());
        Query<String> names = session.query(User_.name).orderBy(User_.id);
        page.show(
                "on a condition",
                () -> names.join(Address.class, Address_.user.eq(entity(User.class)))
                        .all());
        page.show("along a relationship", () -> names.join(User_.addresses).all());
        page.show(
                "the same, with the target",
                () -> names.join(Address.class, User_.addresses).all());
        page.show("the same, by its name", () -> names.join("addresses").all());
        page.show(
                "with those who have none",
                () -> names.outerJoin(User_.addresses).all());
        page.show(
                "from the other side",
                () -> rows(session.query(User_.name, Address_.email)
                        .selectFrom(Address.class)
                        .join(User.class)));

        page.chapter("Using Aliases");
        Alias<Address> first = aliased(Address.class);
        Alias<Address> second = aliased(Address.class);
        page.show(
                "two addresses of one user",
                () -> rows(session.query(User_.name, first.get(Address_.email), second.get(Address_.email))
                        .join(first, User_.addresses)
                        .join(second, User_.addresses)
                        .filter(first.get(Address_.email).eq("jack@google.com"))
                        .filter(second.get(Address_.email).eq("j25@yahoo.com"))));
        subqueries();
        existence();
        relationships();
    }

    private void subqueries() {
        page.chapter("Using Subqueries");
        Subquery counts = session.query(Address_.user, count().label("address_count"))
                .groupBy(Address_.user)
                .subquery();
        page.show(
                "users and how many addresses they have",
                () -> rows(session.query(User.class, counts.c("address_count"))
                        .outerJoin(counts, entity(User.class).eq(counts.c(Address_.user)))
                        .orderBy(User_.id)));

        page.chapter("Selecting Entities from Subqueries");
        Subquery others = session.query(Address.class)
                .filter(Address_.email.ne("j25@yahoo.com"))
                .subquery();
        Alias<Address> other = aliased(Address.class, others);
        page.show(
                "instances of a subquery",
                () -> rows(session.query(User.class, other).join(other, User_.addresses)));
    }

    private void existence() {
        page.chapter("Using EXISTS");
        Query<String> names = session.query(User_.name);
        page.show(
                "exists",
                () -> names.filter(exists(Address.class, Address_.user.eq(entity(User.class))))
                        .all());
        page.show("any", () -> names.filter(User_.addresses.any()).all());
        page.show(
                "any, with a condition",
                () -> names.filter(User_.addresses.any(Address_.email.like("%google%")))
                        .all());
        page.show(
                "has",
                () -> session.query(Address.class)
                        .filter(Address_.user.has(User_.name.eq("jack")).not())
                        .all());
    }

    private void relationships() {
        page.chapter("Common Relationship Operators");
        User jack = session.query(User.class).filterBy("name", "jack").one();
        Address address = jack.getAddresses().get(0);
        Query<String> emails = session.query(Address_.email).orderBy(Address_.id);
        Query<String> names = session.query(User_.name);
        page.show("equals", () -> emails.filter(Address_.user.eq(jack)).all());
        page.show("not equals", () -> emails.filter(Address_.user.ne(jack)).all());
        page.show("IS NULL", () -> emails.filter(Address_.user.isNull()).all());
        page.show(
                "contains",
                () -> names.filter(User_.addresses.contains(address)).all());
        page.show("any", () -> names.filter(User_.addresses.any("email", "bar")).all());
        page.show("has", () -> emails.filter(Address_.user.has("name", "ed")).all());
        page.show(
                "those of a parent",
                () -> session.query(Address.class)
                        .withParent(jack, User_.addresses)
                        .all());
    }

    private static List<String> rows(Query<Tuple> query) {
        List<String> rows = new ArrayList<>();
        for (Tuple row : query) {
            List<String> items = new ArrayList<>();
            for (Object item : row.toArray()) {
                items.add(String.valueOf(item));
            }
            rows.add(String.join(" ", items));
        }
        return rows;
    }
}
