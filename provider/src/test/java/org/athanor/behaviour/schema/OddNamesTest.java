package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that SQL keeps for itself, mixed case, blanks; keys, checks, indexes and defaults; cycles of foreign keys. */
class OddNamesTest {
    @TempDir
    Path directory;

    private EntityManagerFactory start(Class<?>... types) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("odd")
                .property(PersistenceConfiguration.JDBC_URL, url())
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "drop-and-create");
        for (Class<?> type : types) {
            configuration.managedClass(type);
        }
        return configuration.createEntityManagerFactory();
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("odd.db");
    }

    @Test
    void reservedWordsAndBlanksAreQuotedEverywhere() throws Exception {
        try (TestUnit unit = TestUnit.of(Order.class, Line.class).start()) {
            Long id = unit.fromTransaction(manager -> {
                Order order = new Order();
                order.group = "g";
                order.index = 7;
                order.select = "s";
                order.withBlank = "b";
                order.odd = "q";
                order.camelCase = "c";
                manager.persist(order);
                Line line = new Line();
                line.order = order;
                order.values.add(line);
                manager.persist(line);
                manager.flush();
                return order.id;
            });
            unit.inTransaction(manager -> {
                Order order = manager.find(Order.class, id);
                order.group = "h";
                order.select = null;
                assertThat(order.values).hasSize(1);
            });
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery(
                                        "select o from Order o join o.values v where o.group = 'h' and o.index > 1 and o.select is null"
                                                + " order by o.index",
                                        Order.class)
                                .getResultList())
                        .hasSize(1);
                manager.remove(manager.find(Line.class, 1L));
                manager.remove(manager.find(Order.class, id));
            });
            assertThat(unit.<Long>fromEntityManager(
                            manager -> manager.createQuery("select count(o) from Order o", Long.class)
                                    .getSingleResult()))
                    .isZero();
            unit.factory().getSchemaManager().validate();
            unit.factory().getSchemaManager().truncate();
            unit.factory().getSchemaManager().drop(false);
            unit.factory().getSchemaManager().create(false);
            unit.factory().getSchemaManager().validate();
        }
    }

    /** SQLite takes some words without quotes in some places; what it does not take, the dialect must know. */
    @Test
    void everyKeywordOfSqliteCanNameATableAndAColumn() throws Exception {
        String keywords =
                "abort action add after all alter always analyze and as asc attach autoincrement before begin between"
                        + " by cascade case cast check collate column commit conflict constraint create cross current current_date"
                        + " current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop"
                        + " each else end escape except exclude exclusive exists explain fail filter first following for foreign"
                        + " from full generated glob group groups having if ignore immediate in index indexed initially inner"
                        + " insert instead intersect into is isnull join key last left like limit match materialized natural no"
                        + " not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding"
                        + " primary query raise range recursive references regexp reindex release rename replace restrict"
                        + " returning right rollback row rows savepoint select set table temp temporary then ties to transaction"
                        + " trigger unbounded union unique update using vacuum values view virtual when where window with without"
                        + " true false within";
        org.athanor.dialect.Dialect dialect = org.athanor.dialect.sqlite.SqliteDialect.create(
                org.athanor.dialect.sqlite.SqliteSettings.defaults(), "jdbc:sqlite::memory:");
        List<String> refused = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String word : keywords.split(" ")) {
                String name = dialect.quoteIfNeeded(new org.athanor.sql.schema.Name(word, false));
                try {
                    statement.execute("create table " + name + " (id integer, " + name + " integer)");
                    statement.execute("insert into " + name + " (id, " + name + ") values (1, 2)");
                    statement.execute("update " + name + " set " + name + " = 3 where " + name + " = 2");
                    statement
                            .executeQuery("select t." + name + ", " + name + " from " + name + " t where " + name
                                    + " = 3 order by " + name + ", t." + name)
                            .close();
                    statement.execute("delete from " + name + " where " + name + " = 3");
                    statement.execute("drop table " + name);
                } catch (java.sql.SQLException e) {
                    refused.add(word + ": " + e.getMessage());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void tableAnnotationsBecomeKeysIndexesAndChecks() throws Exception {
        try (EntityManagerFactory factory = start(Member.class)) {
            assertThat(Rows.texts(url(), "select sql from sqlite_master where type = 'index' and sql is not null"))
                    .anyMatch(
                            sql -> sql.equalsIgnoreCase("create index ix_name on Member (last_name desc, first_name)"))
                    .anyMatch(sql -> sql.equalsIgnoreCase("create unique index IX_Member_code on Member (code)"));
            Runnable grown = () -> Rows.run(
                    url(), "insert into Member (id, first_name, last_name, age, code) values (1, 'A', 'B', 20, 'x')");
            grown.run();
            assertThat(Rows.of(url(), "select status, version from Member")).containsExactly(List.of("new", 0));
            for (String wrong : List.of(
                    "insert into Member (id, first_name, last_name, age, code) values (2, 'A', 'B', 20, 'y')",
                    "insert into Member (id, first_name, last_name, age, code) values (3, 'C', 'D', -1, 'z')",
                    "insert into Member (id, first_name, last_name, age, code) values (4, 'E', 'F', 200, 'w')",
                    "insert into Member (id, first_name, last_name, age, code) values (5, 'G', 'H', 20, 'x')",
                    "insert into Member (id, first_name, last_name, age, code) values (6, 'I', null, 20, 'v')")) {
                Assertions.assertThatThrownBy(() -> Rows.run(url(), wrong))
                        .hasRootCauseInstanceOf(java.sql.SQLException.class);
            }
            Assertions.assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                        Member member = new Member();
                        member.id = 7L;
                        member.firstName = "A";
                        member.lastName = "B";
                        member.code = "u";
                        member.status = "s";
                        manager.persist(member);
                    }))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("Member");
        }
    }

    @Test
    void cyclesOfForeignKeysAreCreatedDroppedTruncatedAndEnforced() throws Exception {
        try (EntityManagerFactory factory = start(Town.class, Person.class, Knight.class)) {
            Town town = new Town();
            Person mayor = new Knight();
            factory.runInTransaction(manager -> {
                manager.persist(town);
                mayor.home = town;
                mayor.boss = mayor;
                manager.persist(mayor);
                town.mayor = mayor;
                mayor.friends.add(mayor);
            });
            Assertions.assertThatThrownBy(() -> factory.runInTransaction(manager ->
                            manager.createNativeQuery("delete from Town").executeUpdate()))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("FOREIGN KEY");
            assertThat(Rows.of(url(), "pragma foreign_key_check")).isEmpty();
            factory.getSchemaManager().truncate();
            assertThat(Rows.of(url(), "select count(*) from Knight")).containsExactly(List.of(0));
            assertThat(Rows.of(url(), "select count(*) from Town")).containsExactly(List.of(0));
            factory.getSchemaManager().drop(true);
            assertThat(Rows.texts(url(), "select name from sqlite_master where type = 'table'"))
                    .noneMatch(name -> !name.startsWith("sqlite_"));
            factory.getSchemaManager().create(true);
            factory.getSchemaManager().validate();
            Assertions.assertThatThrownBy(() -> factory.runInTransaction(
                            manager -> manager.createNativeQuery("insert into Knight (id) values (99)")
                                    .executeUpdate()))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("FOREIGN KEY");
        }
    }

    @Test
    void aTableMayNameItsSchema() throws Exception {
        try (EntityManagerFactory factory = start(Branch.class)) {
            factory.runInTransaction(manager -> {
                Branch branch = new Branch();
                branch.id = 1L;
                branch.parent = branch;
                manager.persist(branch);
            });
            factory.getSchemaManager().validate();
            factory.getSchemaManager().create(true);
            factory.getSchemaManager().truncate();
            factory.getSchemaManager().drop(true);
            assertThat(Rows.texts(url(), "select name from sqlite_master where type in ('table', 'index')"))
                    .isEmpty();
        }
    }

    @Test
    void aDefaultThatSpeaksOfNullLeavesAColumnNotNull() {
        try (EntityManagerFactory factory = start(Order.class, Line.class)) {
            assertThat(Rows.texts(url(), "select \"notnull\" from pragma_table_info('Order') where name = 'check'"))
                    .containsExactly("1");
            assertThat(factory.isOpen()).isTrue();
        }
    }

    @Test
    void quotedNamesThatDifferFromReservedOnesInCaseOnlyStay() throws Exception {
        try (EntityManagerFactory factory = start(Mixed.class)) {
            assertThat(Rows.texts(url(), "select name from sqlite_master where type = 'table'"))
                    .contains("MiXed Case");
            assertThat(Rows.texts(url(), "select name from pragma_table_info('MiXed Case')"))
                    .containsExactlyInAnyOrder("Id", "thisName", "say \"hi\"", "größe");
            factory.runInTransaction(manager -> {
                Mixed mixed = new Mixed();
                mixed.id = 1L;
                mixed.size = 3;
                mixed.greeting = "hi";
                manager.persist(mixed);
            });
            factory.runInTransaction(manager -> assertThat(
                            manager.createQuery("select m.greeting from Mixed m where m.size = 3", String.class)
                                    .getSingleResult())
                    .isEqualTo("hi"));
            factory.getSchemaManager().validate();
        }
    }

    @Entity(name = "Order")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String group;
        private int index;
        private String select;

        @Column(name = "with blank")
        private String withBlank;

        @Column(name = "`od\"d`")
        private String odd;

        private String camelCase;

        @Column(name = "\"check\"", columnDefinition = "varchar(20) default 'not null'", nullable = false)
        private String check = "c";

        @OneToMany(mappedBy = "order")
        @OrderBy("id")
        private List<Line> values = new ArrayList<>();
    }

    @Entity(name = "Line")
    @Table(name = "transaction")
    static class Line {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @ManyToOne
        @JoinColumn(name = "to")
        private Order order;
    }

    @Entity(name = "Member")
    @Table(
            indexes = {
                @Index(name = "ix_name", columnList = "last_name DESC, first_name ASC"),
                @Index(columnList = "code", unique = true)
            },
            uniqueConstraints = @UniqueConstraint(columnNames = {"first_name", "last_name"}),
            check = @CheckConstraint(name = "not_too_old", constraint = "age < 150"))
    static class Member {
        @Id
        private Long id;

        @Column(name = "first_name")
        private String firstName;

        @Column(name = "last_name", nullable = false)
        private String lastName;

        @Column(check = @CheckConstraint(constraint = "age >= 0"))
        private int age;

        private String code;

        @Column(columnDefinition = "varchar(10) default 'new'")
        private String status;

        @Version
        @Column(columnDefinition = "integer default 0")
        private int version;
    }

    @Entity(name = "Town")
    static class Town {
        @Id
        @GeneratedValue
        private Long id;

        @OneToOne
        private Person mayor;
    }

    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Person {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne(optional = false)
        private Town home;

        @ManyToOne
        private Person boss;

        @ManyToMany
        @JoinTable(name = "friends")
        private Set<Person> friends = new HashSet<>();
    }

    @Entity(name = "Knight")
    static class Knight extends Person {
        @ManyToOne
        private Knight squire;

        @OneToMany
        private Set<Town> towns = new LinkedHashSet<>();
    }

    @Entity(name = "Branch")
    @Table(schema = "main", indexes = @Index(columnList = "parent_id"))
    static class Branch {
        @Id
        private Long id;

        @ManyToOne
        private Branch parent;
    }

    @Entity(name = "Mixed")
    @Table(name = "\"MiXed Case\"")
    static class Mixed {
        @Id
        @Column(name = "Id")
        private Long id;

        @Column(name = "thisName")
        private String name;

        @Column(name = "`say \"hi\"`")
        private String greeting;

        @Column(name = "größe")
        private int size;
    }
}
