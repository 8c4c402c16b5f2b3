package org.athanor.samples.tutorial;

import org.athanor.Query;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.samples.tutorial.blog.Address;
import org.athanor.samples.tutorial.blog.Address_;
import org.athanor.samples.tutorial.blog.BlogPost;
import org.athanor.samples.tutorial.blog.BlogPost_;
import org.athanor.samples.tutorial.blog.Keyword;
import org.athanor.samples.tutorial.blog.User;

/** Addresses that are deleted with their user, and a relationship of many to many. */
final class CascadesAndPosts {
    private final Page page;
    private final SessionFactory sessions;

    CascadesAndPosts(Page page, SessionFactory sessions) {
        this.page = page;
        this.sessions = sessions;
    }

    void run() {
        try (Session session = sessions.open()) {
            cascades(session);
            posts(session);
            session.commit();
        }
    }

    private void cascades(Session session) {
        page.chapter("Configuring delete/delete-orphan Cascade");
        User jack = page.show("jack by his key", () -> session.get(User.class, 5));
        Query<Address> addresses =
                session.query(Address.class).filter(Address_.email.in("jack@google.com", "j25@yahoo.com"));
        page.step(
                "take an address away; the collection is loaded",
                () -> jack.getAddresses().remove(1));
        page.show("only one is left", addresses::count);
        page.step("delete jack", () -> session.delete(jack));
        page.show(
                "no jack",
                () -> session.query(User.class).filterBy("name", "jack").count());
        page.show("and none of the addresses", addresses::count);
    }

    private void posts(Session session) {
        page.chapter("Building a Many To Many Relationship");
        User wendy = page.show(
                "wendy",
                () -> session.query(User.class).filterBy("name", "wendy").one());
        BlogPost post = new BlogPost("Wendy's Blog Post", "This is a test", wendy);
        session.add(post);
        post.getKeywords().add(new Keyword("wendy"));
        post.getKeywords().add(new Keyword("firstpost"));
        Query<BlogPost> first = session.query(BlogPost.class).filter(BlogPost_.keywords.any("word", "firstpost"));
        page.show("posts with a keyword", first::all);
        page.show(
                "the same, of wendy",
                () -> first.filter(BlogPost_.author.eq(wendy)).all());
        // The posts are never loaded: they are a query.
        page.show(
                "the same, from wendy's posts",
                () -> wendy.getPosts()
                        .filter(BlogPost_.keywords.any("word", "firstpost"))
                        .all());
    }
}
