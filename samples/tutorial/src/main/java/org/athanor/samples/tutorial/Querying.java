package org.athanor.samples.tutorial;

import static org.athanor.Alias.aliased;
import static org.athanor.expression.Expressions.and;
import static org.athanor.expression.Expressions.or;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Tuple;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** What can be asked, the operators, and the forms of results. */
final class Querying {
    private final Page page;
    private final Session session;

    Querying(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    /** A row of two columns. */
    record Names(String name, String fullname) {}

    void run() {
        page.chapter("Querying");
        page.show("instances", () -> {
            List<String> names = new ArrayList<>();
            for (User user : session.query(User.class).orderBy(User_.id)) {
                names.add(user.getName() + " " + user.getFullname());
            }
            return names;
        });
        page.show(
                "columns, as a record",
                () -> session.query(User_.name, User_.fullname).as(Names.class).all());
        page.show("an instance and a column", () -> {
            List<String> rows = new ArrayList<>();
            for (Tuple row : session.query(User.class, User_.name)) {
                rows.add(row.get(User.class) + " " + row.get(User_.name));
            }
            return rows;
        });
        page.show("a label", () -> {
            List<Object> rows = new ArrayList<>();
            for (Tuple row : session.query(new Object[] {User_.name.label("name_label")})) {
                rows.add(row.get("name_label"));
            }
            return rows;
        });
        Alias<User> alias = aliased(User.class, "user_alias");
        page.show("an alias", () -> {
            List<Object> rows = new ArrayList<>();
            for (Tuple row : session.query(alias, alias.get(User_.name))) {
                rows.add(row.get(alias));
            }
            return rows;
        });
        page.show(
                "a slice",
                () -> session.query(User.class).orderBy(User_.id).slice(1, 3).all());
        page.show(
                "filterBy",
                () -> session.query(User_.name).filterBy("fullname", "Ed Jones").all());
        page.show(
                "filter",
                () -> session.query(User_.name)
                        .filter(User_.fullname.eq("Ed Jones"))
                        .all());
        page.show(
                "filters that pile up",
                () -> session.query(User.class)
                        .filter(User_.name.eq("ed"))
                        .filter(User_.fullname.eq("Ed Jones"))
                        .all());
        operators();
        results();
    }

    private void operators() {
        page.chapter("Common Filter Operators");
        Query<String> names = session.query(User_.name).orderBy(User_.id);
        page.show("equals", () -> names.filter(User_.name.eq("ed")).all());
        page.show("not equals", () -> names.filter(User_.name.ne("ed")).all());
        page.show("LIKE", () -> names.filter(User_.name.like("%ed%")).all());
        page.show("ILIKE", () -> names.filter(User_.name.ilike("%ED%")).all());
        page.show("IN", () -> names.filter(User_.name.in("ed", "wendy", "jack")).all());
        page.show(
                "IN a query",
                () -> names.filter(User_.name.in(session.query(User_.name).filter(User_.name.like("%ed%"))))
                        .all());
        page.show(
                "NOT IN",
                () -> names.filter(User_.name.notIn("ed", "wendy", "jack")).all());
        page.show("IS NULL", () -> names.filter(User_.name.isNull()).all());
        page.show("IS NOT NULL", () -> names.filter(User_.name.isNotNull()).all());
        page.show(
                "AND",
                () -> names.filter(and(User_.name.eq("ed"), User_.fullname.eq("Ed Jones")))
                        .all());
        page.show(
                "AND, once more",
                () -> names.filter(User_.name.eq("ed"), User_.fullname.eq("Ed Jones"))
                        .all());
        page.show(
                "OR",
                () -> names.filter(or(User_.name.eq("ed"), User_.name.eq("wendy")))
                        .all());
        page.fails(
                "MATCH, which this table is not made for",
                () -> names.filter(User_.name.match("wendy")).all());
    }

    private void results() {
        page.chapter("Returning Lists and Scalars");
        Query<User> query =
                session.query(User.class).filter(User_.name.like("%ed")).orderBy(User_.id);
        page.show("all", query::all);
        page.show("first", query::first);
        page.fails("one, of several", query::one);
        Query<User> none = query.filter(User_.id.eq(99));
        page.fails("one, of none", none::one);
        page.show("oneOrNone, of none", none::oneOrNone);
        page.show(
                "scalar",
                () -> session.query(User_.id)
                        .filter(User_.name.eq("ed"))
                        .orderBy(User_.id)
                        .scalar());
    }
}
