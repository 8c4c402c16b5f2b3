package org.athanor.samples.tutorial;

import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.text;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Session;
import org.athanor.Tuple;
import org.athanor.expression.TextClause;
import org.athanor.samples.tutorial.users.User;
import org.athanor.samples.tutorial.users.User_;

/** SQL written by hand, and counting. */
final class TextAndCounting {
    private final Page page;
    private final Session session;

    TextAndCounting(Page page, Session session) {
        this.page = page;
        this.session = session;
    }

    void run() {
        page.chapter("Using Textual SQL");
        page.show(
                "fragments",
                () -> session.query(User.class)
                        .filter(text("id < 224"))
                        .orderBy(text("id"))
                        .all());
        page.show(
                "with parameters",
                () -> session.query(User.class)
                        .filter(text("id < :value and name = :name"))
                        .params("value", 224)
                        .params("name", "fred")
                        .orderBy(User_.id)
                        .one());
        page.show(
                "a whole statement",
                () -> session.query(User.class)
                        .fromStatement(text("SELECT * FROM users where name = :name"))
                        .params("name", "ed")
                        .all());
        TextClause statement = text("SELECT name, id, fullname, password FROM users where name = :name")
                .columns(User_.name, User_.id, User_.fullname, User_.password);
        page.show(
                "columns by their places",
                () -> session.query(User.class)
                        .fromStatement(statement)
                        .params("name", "ed")
                        .all());
        page.show("single columns", () -> {
            List<String> rows = new ArrayList<>();
            for (Tuple row : session.query(User_.id, User_.name)
                    .fromStatement(text("SELECT name, id FROM users where name = :name")
                            .columns(User_.name, User_.id))
                    .params("name", "ed")) {
                rows.add(row.get(User_.id) + " " + row.get(User_.name));
            }
            return rows;
        });

        page.chapter("Counting");
        page.show(
                "the rows of a query",
                () -> session.query(User.class).filter(User_.name.like("%ed")).count());
        page.show("by name", () -> {
            List<String> rows = new ArrayList<>();
            for (Tuple row : session.query(count(User_.name), User_.name).groupBy(User_.name)) {
                rows.add(row.get(0) + " " + row.get(1));
            }
            return rows;
        });
        page.show(
                "all rows", () -> session.query(count()).selectFrom(User.class).scalar());
        page.show("all keys", () -> session.query(count(User_.id)).scalar());
    }
}
