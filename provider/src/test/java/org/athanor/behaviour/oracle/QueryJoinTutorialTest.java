package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.Alias.aliased;
import static org.athanor.Loading.containsEager;
import static org.athanor.Loading.joinedLoad;
import static org.athanor.Loading.subqueryLoad;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.entity;
import static org.athanor.expression.Expressions.exists;
import static org.athanor.expression.Expressions.not;

import java.util.ArrayList;
import java.util.List;
import org.athanor.Alias;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.Subquery;
import org.athanor.Tuple;
import org.athanor.behaviour.oracle.Tutorial.Address;
import org.athanor.behaviour.oracle.Tutorial.Address_;
import org.athanor.behaviour.oracle.Tutorial.BlogPost;
import org.athanor.behaviour.oracle.Tutorial.BlogPost_;
import org.athanor.behaviour.oracle.Tutorial.Keyword;
import org.athanor.behaviour.oracle.Tutorial.User;
import org.athanor.behaviour.oracle.Tutorial.User_;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.SentStatements;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorial's questions about related entities. */
class QueryJoinTutorialTest {
    private static final String USER = "u.id, u.name, u.fullname, u.password";
    private static final String ADDRESS = "a.id, a.email_address, a.user_id";

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Tutorial.unit());
    final Session session = Tutorial.sessions(unit).open();

    @BeforeEach
    void rows() {
        Tutorial.users(unit);
        Tutorial.jack(unit);
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** Asks, and answers what it got as text. */
    private void asks(Query<?> query, String expected, String... sql) {
        List<Object> results = new ArrayList<>();
        SentStatements sent = unit.statements().during(() -> results.addAll(query.all()));
        sent.areExactly(sql);
        assertThat(results).hasToString(expected);
    }

    @Test
    @DisplayName("T22 two entities are joined by a filter")
    void anImplicitJoin() {
        asks(
                session.query(User.class, Address.class)
                        .filter(User_.id.eq(Address_.user.get(User_.id)))
                        .filter(Address_.emailAddress.eq("jack@google.com")),
                "[[jack, jack@google.com]]",
                "select " + USER + ", " + ADDRESS
                        + " from users u, addresses a where u.id = a.user_id and a.email_address = ?");
    }

    @Test
    @DisplayName("T22 join to a class along the only foreign key")
    void joinToAClass() {
        asks(
                session.query(User.class).join(Address.class).filter(Address_.emailAddress.eq("jack@google.com")),
                "[jack]",
                "select " + USER + " from users u join addresses a on a.user_id = u.id where a.email_address = ?");
    }

    @Test
    @DisplayName("T22 join with a condition, a relationship, both, a name; outer join")
    void theFormsOfJoin() {
        asks(
                session.query(User_.name, Address_.emailAddress)
                        .join(Address.class, User_.id.eq(Address_.user.get(User_.id)))
                        .orderBy(Address_.id),
                "[[jack, jack@google.com], [jack, j25@yahoo.com]]",
                "select u.name, a.email_address from users u join addresses a on u.id = a.user_id order by a.id");
        Query<String> names = session.query(User_.name).orderBy(User_.id);
        String joined = "select u.name from users u join addresses a on a.user_id = u.id order by u.id";
        asks(names.join(User_.addresses), "[jack, jack]", joined);
        asks(names.join(Address.class, User_.addresses), "[jack, jack]", joined);
        asks(names.join("addresses"), "[jack, jack]", joined);
        asks(
                names.outerJoin(User_.addresses),
                "[ed, wendy, mary, fred, jack, jack]",
                "select u.name from users u left join addresses a on a.user_id = u.id order by u.id");
    }

    @Test
    @DisplayName("T22 selectFrom names the left side")
    void selectFrom() {
        asks(
                session.query(User_.name, Address_.emailAddress)
                        .selectFrom(Address.class)
                        .join(User.class),
                "[[jack, jack@google.com], [jack, j25@yahoo.com]]",
                "select u.name, a.email_address from addresses a join users u on u.id = a.user_id");
    }

    @Test
    @DisplayName("T23 two aliases of one entity")
    void twoAliases() {
        Alias<Address> first = aliased(Address.class);
        Alias<Address> second = aliased(Address.class);
        asks(
                session.query(User_.name, first.get(Address_.emailAddress), second.get(Address_.emailAddress))
                        .join(first, User_.addresses)
                        .join(second, User_.addresses)
                        .filter(first.get(Address_.emailAddress).eq("jack@google.com"))
                        .filter(second.get(Address_.emailAddress).eq("j25@yahoo.com")),
                "[[jack, jack@google.com, j25@yahoo.com]]",
                "select u.name, a.email_address, a1.email_address from users u join addresses a on a.user_id = u.id"
                        + " join addresses a1 on a1.user_id = u.id where a.email_address = ? and a1.email_address = ?");
    }

    @Test
    @DisplayName("T24 a counting subquery in an outer join")
    void aCountingSubquery() {
        Subquery counts = session.query(Address_.user, count().label("address_count"))
                .groupBy(Address_.user)
                .subquery();
        asks(
                session.query(User.class, counts.c("address_count"))
                        .outerJoin(counts, entity(User.class).eq(counts.c(Address_.user)))
                        .orderBy(User_.id),
                "[[ed, null], [wendy, null], [mary, null], [fred, null], [jack, 2]]",
                "select " + USER + ", r.address_count from users u left join"
                        + " (select a.user_id as user_id, count(*) as address_count from addresses a group by a.user_id) r"
                        + " on u.id = r.user_id order by u.id");
    }

    @Test
    @DisplayName("T24 an entity selected from a subquery")
    void anEntityFromASubquery() {
        Subquery others = session.query(Address.class)
                .filter(Address_.emailAddress.ne("j25@yahoo.com"))
                .subquery();
        Alias<Address> alias = aliased(Address.class, others);
        Query<Tuple> query = session.query(User.class, alias).join(alias, User_.addresses);
        asks(
                query,
                "[[jack, jack@google.com]]",
                "select u.id, u.name, u.fullname, u.password, a1.id, a1.email_address, a1.user_id from users u join"
                        + " (select a.id as id, a.user_id as user_id, a.email_address as email_address"
                        + " from addresses a where a.email_address <> ?) a1 on a1.user_id = u.id");
        assertThat(query.one().get(alias)).isSameAs(session.get(Address.class, 1));
    }

    @Test
    @DisplayName("T25 EXISTS, any and has")
    void existsAnyAndHas() {
        Query<String> names = session.query(User_.name);
        asks(
                names.filter(exists(Address.class, Address_.user.get(User_.id).eq(User_.id))),
                "[jack]",
                "select u.name from users u where exists (select 1 from addresses a where a.user_id = u.id)");
        asks(
                names.filter(User_.addresses.any()),
                "[jack]",
                "select u.name from users u where exists (select 1 from addresses a where a.user_id = u.id)");
        asks(
                names.filter(User_.addresses.any(Address_.emailAddress.ilike("%google%"))),
                "[jack]",
                "select u.name from users u where exists"
                        + " (select 1 from addresses a where a.user_id = u.id and a.email_address like ?)");
        asks(
                session.query(Address.class).filter(not(Address_.user.has(User_.name.eq("jack")))),
                "[]",
                "select " + ADDRESS + " from addresses a where not exists"
                        + " (select 1 from users u where u.id = a.user_id and u.name = ?)");
    }

    @Test
    @DisplayName("T26 relationship operators")
    void relationshipOperators() {
        User jack = session.query(User.class).filterBy("name", "jack").one();
        Address first = jack.addresses.get(0);
        Query<String> emails = session.query(Address_.emailAddress);
        asks(
                emails.filter(Address_.user.eq(jack)),
                "[jack@google.com, j25@yahoo.com]",
                "select a.email_address from addresses a where a.user_id = ?");
        asks(
                emails.filter(Address_.user.ne(jack)),
                "[]",
                "select a.email_address from addresses a where a.user_id <> ? or a.user_id is null");
        asks(
                emails.filter(Address_.user.isNull()),
                "[]",
                "select a.email_address from addresses a where a.user_id is null");
        asks(
                session.query(User_.name).filter(User_.addresses.contains(first)),
                "[jack]",
                "select u.name from users u where u.id = ?");
        String any = "select u.name from users u where exists"
                + " (select 1 from addresses a where a.user_id = u.id and a.email_address = ?)";
        asks(session.query(User_.name).filter(User_.addresses.any(Address_.emailAddress.eq("bar"))), "[]", any);
        asks(session.query(User_.name).filter(User_.addresses.any("emailAddress", "bar")), "[]", any);
        asks(
                emails.filter(Address_.user.has("name", "ed")),
                "[]",
                "select a.email_address from addresses a where exists"
                        + " (select 1 from users u where u.id = a.user_id and u.name = ?)");
        asks(
                session.query(Address.class).withParent(jack, "addresses"),
                "[jack@google.com, j25@yahoo.com]",
                "select " + ADDRESS + " from addresses a where a.user_id = ?");
        assertThat(session.query(Address.class)
                        .withParent(jack, User_.addresses)
                        .all())
                .hasSize(2);
    }

    @Test
    @DisplayName("T26 a reference that is NULL is unequal to every instance")
    void unequalIncludesNull() {
        unit.sql("insert into addresses (id, email_address) values (3, 'nobody@x')");
        User jack = session.get(User.class, 5);
        assertThat(session.query(Address.class).filter(Address_.user.ne(jack)).all())
                .hasToString("[nobody@x]");
    }

    @Test
    @DisplayName("T27 subqueryLoad: two selects; the keys stand for the first query")
    void subqueryLoading() {
        Query<User> jacks =
                session.query(User.class).options(subqueryLoad(User_.addresses)).filterBy("name", "jack");
        asks(
                jacks,
                "[jack]",
                "select " + USER + " from users u where u.name = ?",
                "select a.id, a.email_address, a.user_id from addresses a where a.user_id = ? order by a.id");
        unit.statements()
                .during(() -> assertThat(session.get(User.class, 5).addresses).hasSize(2))
                .areNone();
    }

    @Test
    @DisplayName("T27 joinedLoad: one select, the owner once")
    void joinedLoading() {
        asks(
                session.query(User.class).options(joinedLoad(User_.addresses)).filterBy("name", "jack"),
                "[jack]",
                "select " + USER + ", a.id, a.email_address, a.user_id from users u"
                        + " left join addresses a on a.user_id = u.id where u.name = ? order by a.id");
        unit.statements()
                .during(() -> assertThat(session.get(User.class, 5).addresses)
                        .hasToString("[jack@google.com, j25@yahoo.com]"))
                .areNone();
    }

    @Test
    @DisplayName("T27 containsEager takes the rows of the query's own join")
    void containsEagerLoading() {
        List<Address> addresses = new ArrayList<>();
        unit.statements()
                .during(() -> addresses.addAll(session.query(Address.class)
                        .join(Address_.user)
                        .filter(User_.name.eq("jack"))
                        .options(containsEager(Address_.user))
                        .all()))
                .areExactly("select a.id, a.email_address, u.id, u.name, u.fullname, u.password from addresses a"
                        + " join users u on u.id = a.user_id where u.name = ?");
        unit.statements()
                .during(() -> assertThat(addresses.get(0).user.name).isEqualTo("jack"))
                .areNone();
    }

    @Test
    @DisplayName("T30 posts and keywords over an association table; a user's posts are a query")
    void manyToManyAndDynamic() {
        User wendy = session.query(User.class).filterBy("name", "wendy").one();
        BlogPost post = new BlogPost("Wendy's Blog Post", "This is a test", wendy);
        unit.statements()
                .during(() -> {
                    session.add(post);
                    post.keywords.add(new Keyword("wendy"));
                    post.keywords.add(new Keyword("firstpost"));
                })
                .areNone();
        Query<BlogPost> first = session.query(BlogPost.class).filter(BlogPost_.keywords.any("keyword", "firstpost"));
        String any = "exists (select 1 from post_keywords p join keywords k on k.id = p.keyword_id"
                + " where p.post_id = b.id and k.keyword = ?)";
        // SQLAlchemy inserts the keywords one by one
        asks(
                first,
                "[Wendy's Blog Post]",
                "insert into posts (user_id, headline, body) values (?, ?, ?) returning id",
                "insert into keywords (keyword) values (?), (?) returning id",
                "insert into post_keywords (post_id, keyword_id) values (?, ?)",
                "select b.id, b.user_id, b.headline, b.body from posts b where " + any);
        String ofWendy = "select b.id, b.user_id, b.headline, b.body from posts b where b.user_id = ? and " + any;
        asks(
                first.filter(BlogPost_.author.eq(wendy)),
                "[Wendy's Blog Post]",
                ofWendy.replace("b.user_id = ? and " + any, any + " and b.user_id = ?"));
        asks(wendy.posts.filter(BlogPost_.keywords.any("keyword", "firstpost")), "[Wendy's Blog Post]", ofWendy);
        assertThat(post.author).isSameAs(wendy);
    }
}
