package org.athanor.behaviour.oracle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.StaticMetamodel;
import java.util.ArrayList;
import java.util.List;
import org.athanor.DynamicCollection;
import org.athanor.SessionFactory;
import org.athanor.expression.CollectionAttribute;
import org.athanor.expression.ListAttribute;
import org.athanor.expression.NumberAttribute;
import org.athanor.expression.StringAttribute;
import org.athanor.expression.ToOneAttribute;
import org.athanor.testing.TestUnit;

/** The entities of the tutorial, with the static metamodels that a processor would make, and the tutorial's rows. */
public final class Tutorial {
    private Tutorial() {}

    public static TestUnit.Builder unit() {
        return TestUnit.of(User.class, Address.class, BlogPost.class, Keyword.class);
    }

    /** The four users of step 13. */
    public static void users(TestUnit unit) {
        unit.sql("insert into users (id, name, fullname, password) values (1, 'ed', 'Ed Jones', 'f8s7ccs'),"
                + " (2, 'wendy', 'Wendy Williams', 'foobar'), (3, 'mary', 'Mary Contrary', 'xxg527'),"
                + " (4, 'fred', 'Fred Flinstone', 'blah')");
    }

    /** Jack and his addresses, of step 21. */
    public static void jack(TestUnit unit) {
        unit.sql("insert into users (id, name, fullname, password) values (5, 'jack', 'Jack Bean', 'gjffdd')");
        unit.sql("insert into addresses (id, email_address, user_id) values (1, 'jack@google.com', 5),"
                + " (2, 'j25@yahoo.com', 5)");
    }

    public static SessionFactory sessions(TestUnit unit) {
        return unit.factory().unwrap(SessionFactory.class);
    }

    @Entity(name = "User")
    @Table(name = "users")
    public static class User {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        public String name;
        public String fullname;
        public String password;

        @OneToMany(mappedBy = "user")
        @OrderBy("id")
        public List<Address> addresses = new ArrayList<>();

        @OneToMany(mappedBy = "author")
        public DynamicCollection<BlogPost> posts = DynamicCollection.create();

        public User() {}

        public User(String name, String fullname, String password) {
            this.name = name;
            this.fullname = fullname;
            this.password = password;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity(name = "Address")
    @Table(name = "addresses")
    public static class Address {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        @Column(name = "email_address", nullable = false)
        public String emailAddress;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "user_id")
        public User user;

        public Address() {}

        public Address(String emailAddress) {
            this.emailAddress = emailAddress;
        }

        @Override
        public String toString() {
            return emailAddress;
        }
    }

    @Entity(name = "BlogPost")
    @Table(name = "posts")
    public static class BlogPost {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "user_id")
        public User author;

        @Column(nullable = false)
        public String headline;

        public String body;

        @ManyToMany
        @JoinTable(
                name = "post_keywords",
                joinColumns = @JoinColumn(name = "post_id"),
                inverseJoinColumns = @JoinColumn(name = "keyword_id"))
        public List<Keyword> keywords = new ArrayList<>();

        public BlogPost() {}

        public BlogPost(String headline, String body, User author) {
            this.headline = headline;
            this.body = body;
            this.author = author;
        }

        @Override
        public String toString() {
            return headline;
        }
    }

    @Entity(name = "Keyword")
    @Table(name = "keywords")
    public static class Keyword {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Integer id;

        @Column(nullable = false, unique = true, length = 50)
        public String keyword;

        @ManyToMany(mappedBy = "keywords")
        public List<BlogPost> posts = new ArrayList<>();

        public Keyword() {}

        public Keyword(String keyword) {
            this.keyword = keyword;
        }

        @Override
        public String toString() {
            return keyword;
        }
    }

    @StaticMetamodel(User.class)
    public static final class User_ {
        public static volatile NumberAttribute<User, Integer> id;
        public static volatile StringAttribute<User> name;
        public static volatile StringAttribute<User> fullname;
        public static volatile StringAttribute<User> password;
        public static volatile ListAttribute<User, Address> addresses;
        public static volatile CollectionAttribute<User, BlogPost> posts;

        private User_() {}
    }

    @StaticMetamodel(Address.class)
    public static final class Address_ {
        public static volatile NumberAttribute<Address, Integer> id;
        public static volatile StringAttribute<Address> emailAddress;
        public static volatile ToOneAttribute<Address, User> user;

        private Address_() {}
    }

    @StaticMetamodel(BlogPost.class)
    public static final class BlogPost_ {
        public static volatile NumberAttribute<BlogPost, Integer> id;
        public static volatile StringAttribute<BlogPost> headline;
        public static volatile StringAttribute<BlogPost> body;
        public static volatile ToOneAttribute<BlogPost, User> author;
        public static volatile ListAttribute<BlogPost, Keyword> keywords;

        private BlogPost_() {}
    }

    @StaticMetamodel(Keyword.class)
    public static final class Keyword_ {
        public static volatile NumberAttribute<Keyword, Integer> id;
        public static volatile StringAttribute<Keyword> keyword;
        public static volatile ListAttribute<Keyword, BlogPost> posts;

        private Keyword_() {}
    }
}
