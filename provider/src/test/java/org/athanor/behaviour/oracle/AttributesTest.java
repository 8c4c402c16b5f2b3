package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import java.util.LinkedHashSet;
import java.util.Set;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.testing.EnhancedClasses;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attributes of several kinds in native sessions: values in columns, values made of others, keys beside relationships. */
class AttributesTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(
            Item.class,
            Dish.class,
            Stroke.class,
            Span.class,
            Maker.class,
            Owner.class,
            Pet.class,
            Page.class,
            Tag.class));
    final SessionFactory sessions = unit.factory().unwrap(SessionFactory.class);
    final Session s = sessions.open();

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    @DisplayName("track-09: what a callback sets before an update goes with it, and alone makes none")
    void onUpdate() {
        Item item = new Item("a");
        s.add(item);
        s.flush();
        item.name = "b";
        unit.statements().during(s::flush).areExactly("update Item set name = ?, tick = ? where id = ?");
        assertThat(item.tick).isEqualTo(1);
        item.name = "b";
        unit.statements().during(s::flush).areNone();
        assertThat(item.tick).isEqualTo(1);
    }

    @Test
    @DisplayName("track-11: a value that is changed in place is seen, and written")
    void changedInPlace() {
        Item item = new Item("a");
        item.data = new byte[] {1};
        s.add(item);
        s.commit();
        s.get(Item.class, item.id).data[0] = 2;
        assertThat(s.dirty()).containsExactly(item);
        unit.statements().during(s::flush).areExactly("update Item set data = ? where id = ?");
    }

    @Test
    @DisplayName("composite-01: of a new value the columns that differ are written; comparison is column by column")
    void composites() {
        unit.sql("insert into Stroke (id, x1, y1, x2, y2) values (1, 0, 0, 3, 4)");
        Stroke stroke = s.get(Stroke.class, 1);
        assertThat(stroke.end.y).isEqualTo(4);
        stroke.end = new Point(5, 4);
        assertThat(s.inspect(stroke).history("end").changed()).isTrue();
        unit.statements().during(s::flush).areExactly("update Stroke set x2 = ? where id = ?");
        assertThat(s.query(Stroke.class).filterBy("end", new Point(5, 4)).one()).isSameAs(stroke);
    }

    @Test
    @DisplayName("computed-02: methods compute on the instance")
    void computed() {
        Span span = new Span(0, 20);
        span.setLength(30);
        s.add(span);
        s.commit();
        assertThat(s.get(Span.class, span.id).length()).isEqualTo(30);
    }

    @Test
    @DisplayName("attr-06: loading runs no constructor but the empty one; PostLoad does what is to be done instead")
    void reconstructed() {
        Maker maker = new Maker("Oum");
        s.add(maker);
        s.commit();
        assertThat(maker.madeBy).isEqualTo("constructor");
        s.expungeAll();
        Maker loaded = s.get(Maker.class, maker.id);
        assertThat(loaded.madeBy).isEqualTo("reconstructor");
        loaded.mood = "blue";
        assertThat(s.dirty()).isEmpty();
    }

    @Test
    @DisplayName("sync-11: a foreign key mapped beside its relationship is another attribute until both are read again")
    void keysBesideRelationships() {
        Owner one = new Owner(1);
        Owner two = new Owner(2);
        s.addAll(one, two, new Owner(3));
        s.flush();
        Pet pet = new Pet(1, 1);
        s.add(pet);
        s.commit();
        pet = s.get(Pet.class, 1);
        assertThat(pet.getOwner()).isSameAs(one);
        pet.ownerId = 2;
        assertThat(pet.getOwner()).isSameAs(one);
        unit.statements().during(s::flush).areExactly("update Pet set owner_id = ? where id = ?");
        assertThat(pet.getOwner()).isSameAs(one);
        s.expire(pet, "owner");
        s.get(Owner.class, 3);
        assertThat(pet.getOwner()).isSameAs(two);
    }

    @Test
    @DisplayName("sync-12: a new child with the key alone has no parent until it is written, and then has")
    void keysOfNewChildren() {
        Owner one = new Owner(1);
        s.add(one);
        s.flush();
        Pet pet = new Pet(1, 1);
        s.add(pet);
        assertThat(pet.getOwner()).isNull();
        s.flush();
        s.get(Owner.class, 1);
        assertThat(pet.getOwner()).isSameAs(one);
        unit.statements().during(s::flush).areNone();
    }

    @Test
    @DisplayName("track-08: what the database makes of a column that is not inserted is read when it is touched")
    void madeByTheDatabase() {
        Dish dish = new Dish("a");
        s.add(dish);
        unit.statements().during(s::flush).areExactly("insert into Dish (name) values (?) returning id");
        unit.statements()
                .during(() -> {
                    if (!EnhancedClasses.asked()) {
                        s.get(Owner.class, 1);
                    }
                    assertThat(dish.getKind()).isEqualTo("plain");
                })
                .contain("select");
        dish.name = "b";
        unit.statements().during(s::flush).areExactly("update Dish set name = ? where id = ?");
    }

    @Test
    @DisplayName("many-01: a pair that is there already trips the key")
    void pairs() {
        unit.sql("insert into Page (id) values (1)");
        unit.sql("insert into Tag (id) values (1), (2)");
        unit.sql("insert into Page_Tag (Page_id, tags_id) values (1, 1)");
        Page page = s.get(Page.class, 1);
        assertThat(page.tags).hasSize(1);
        s.commit();
        page = s.get(Page.class, 1);
        page.tags.size();
        Tag two = s.get(Tag.class, 2);
        insertPair(2);
        page.tags.add(two);
        assertThatThrownBy(s::flush).isInstanceOf(PersistenceException.class);
        s.rollback();
        page = s.get(Page.class, 1);
        assertThat(page.tags).hasSize(1);
    }

    /** Behind the back of the session, in its transaction: no other connection could write while it goes on. */
    private void insertPair(int tag) {
        unit.sql(s.entityManager(), "insert into Page_Tag (Page_id, tags_id) values (1, " + tag + ")");
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;
        private int tick;
        private byte[] data;

        protected Item() {}

        Item(String name) {
            this.name = name;
        }

        @PreUpdate
        void count() {
            if (data == null) {
                tick++;
            }
        }
    }

    @Entity(name = "Dish")
    static class Dish {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;

        @Column(insertable = false, updatable = false, columnDefinition = "varchar(10) default 'plain'")
        private String kind;

        protected Dish() {}

        Dish(String name) {
            this.name = name;
        }

        String getKind() {
            return kind;
        }
    }

    @Embeddable
    static class Point {
        private Integer x;
        private Integer y;

        protected Point() {}

        Point(Integer x, Integer y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point point && x.equals(point.x) && y.equals(point.y);
        }

        @Override
        public int hashCode() {
            return x * 31 + y;
        }
    }

    @Entity(name = "Stroke")
    static class Stroke {
        @Id
        private Integer id;

        @Embedded
        @AttributeOverride(name = "x", column = @Column(name = "x1"))
        @AttributeOverride(name = "y", column = @Column(name = "y1"))
        private Point start;

        @Embedded
        @AttributeOverride(name = "x", column = @Column(name = "x2"))
        @AttributeOverride(name = "y", column = @Column(name = "y2"))
        private Point end;
    }

    @Entity(name = "Span")
    static class Span {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private int lo;
        private int hi;

        protected Span() {}

        Span(int lo, int hi) {
            this.lo = lo;
            this.hi = hi;
        }

        int length() {
            return hi - lo;
        }

        void setLength(int length) {
            hi = lo + length;
        }
    }

    @Entity(name = "Maker")
    static class Maker {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;

        @Transient
        private String madeBy;

        @Transient
        private String mood;

        protected Maker() {}

        Maker(String name) {
            this.name = name;
            this.madeBy = "constructor";
        }

        @PostLoad
        void made() {
            if (madeBy == null) {
                madeBy = "reconstructor";
            }
        }
    }

    @Entity(name = "Owner")
    static class Owner {
        @Id
        private Integer id;

        protected Owner() {}

        Owner(Integer id) {
            this.id = id;
        }
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        private Integer id;

        @Column(name = "owner_id")
        private Integer ownerId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "owner_id", insertable = false, updatable = false)
        private Owner owner;

        protected Pet() {}

        Pet(Integer id, Integer ownerId) {
            this.id = id;
            this.ownerId = ownerId;
        }

        Owner getOwner() {
            return owner;
        }
    }

    @Entity(name = "Page")
    static class Page {
        @Id
        private Integer id;

        @ManyToMany
        private Set<Tag> tags = new LinkedHashSet<>();
    }

    @Entity(name = "Tag")
    static class Tag {
        @Id
        private Integer id;
    }
}
