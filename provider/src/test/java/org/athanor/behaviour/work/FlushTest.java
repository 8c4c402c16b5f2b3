package org.athanor.behaviour.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.athanor.behaviour.work.Graph.Item;
import org.athanor.behaviour.work.Graph.Label;
import org.athanor.behaviour.work.Graph.Left;
import org.athanor.behaviour.work.Graph.Node;
import org.athanor.behaviour.work.Graph.Part;
import org.athanor.behaviour.work.Graph.Right;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlushTest {
    private TestUnit unit;
    private EntityManager em;

    @BeforeEach
    void start() {
        unit = TestUnit.of(Graph.CLASSES).start();
        em = unit.entityManager();
        em.getTransaction().begin();
    }

    @AfterEach
    void stop() {
        unit.checkInvariants();
        unit.close();
    }

    private void again() {
        em.getTransaction().commit();
        em.clear();
        em.getTransaction().begin();
        unit.statements().clear();
    }

    private Item item(String code) {
        return em.createQuery("select i from Item i where i.code = :c", Item.class)
                .setParameter("c", code)
                .getSingleResult();
    }

    @Test
    void aCycleBetweenTwoTablesIsCutAtTheNullableReferenceAndDeleted() {
        Left l = new Left("l");
        l.right = new Right("r", l);
        em.persist(l);
        again();
        assertThat(unit.sql(
                        "select l.name, r.name from lefts l join rights r on r.id = l.right_id and r.left_id = l.id"))
                .containsExactly(List.of("l", "r"));
        Left read = em.find(Left.class, l.id);
        assertThat(read.right.left).isSameAs(read);
        em.remove(read.right);
        em.remove(read);
        again();
        assertThat(unit.sql("select count(*) from lefts")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from rights")).containsExactly(List.of(0));
    }

    @Test
    void manyCyclesAreWrittenInFewStatements() {
        for (int i = 0; i < 30; i++) {
            Left l = new Left("l" + i);
            l.right = new Right("r" + i, l);
            em.persist(l);
        }
        assertThat(unit.statements().during(em::flush).count()).isLessThanOrEqualTo(4);
        assertThat(
                        unit.sql(
                                em,
                                "select count(*) from lefts l join rights r on r.id = l.right_id and substr(r.name, 2) = substr(l.name, 2)"))
                .containsExactly(List.of(30));
        em.getTransaction().rollback();
    }

    @Test
    void aTreePersistedLeavesFirstIsWrittenRootFirst() {
        Node root = new Node("root", null);
        Node a = new Node("a", root);
        Node b = new Node("b", a);
        em.persist(b);
        em.persist(a);
        em.persist(root);
        again();
        assertThat(unit.sql("select n.name, p.name from Node n left join Node p on p.id = n.parent_id order by n.name"))
                .containsExactly(List.of("a", "root"), List.of("b", "a"), Arrays.asList("root", null));
        Node readA = em.createQuery("select n from Node n where n.name = 'a'", Node.class)
                .getSingleResult();
        Node readB = readA.getChildren().get(0);
        em.remove(readA.getParent());
        em.remove(readA);
        em.remove(readB);
        again();
        assertThat(unit.sql("select count(*) from Node")).containsExactly(List.of(0));
    }

    @Test
    void aNodeMayBeItsOwnParent() {
        Node self = new Node("self", null);
        self.setParent(self);
        em.persist(self);
        again();
        assertThat(unit.sql("select count(*) from Node where parent_id = id")).containsExactly(List.of(1));
        em.remove(em.find(Node.class, self.id));
        again();
        assertThat(unit.sql("select count(*) from Node")).containsExactly(List.of(0));
    }

    @Test
    void aParentIsDeletedWhileItsChildMovesAway() {
        Node a = new Node("a", null);
        Node b = new Node("b", null);
        Node c = new Node("c", a);
        List.of(a, b, c).forEach(em::persist);
        again();
        Node child = em.find(Node.class, c.id);
        em.remove(em.find(Node.class, a.id));
        child.setParent(em.find(Node.class, b.id));
        again();
        assertThat(unit.sql("select p.name from Node n join Node p on p.id = n.parent_id"))
                .containsExactly(List.of("b"));
    }

    @Test
    void aNewParentIsPutBetween() {
        Node a = new Node("a", null);
        Node c = new Node("c", a);
        List.of(a, c).forEach(em::persist);
        again();
        Node child = em.find(Node.class, c.id);
        Node between = new Node("b", child.getParent());
        em.persist(between);
        child.setParent(between);
        again();
        assertThat(unit.sql("select n.name, p.name from Node n join Node p on p.id = n.parent_id order by n.name"))
                .containsExactly(List.of("b", "a"), List.of("c", "b"));
    }

    @Test
    void deletingAParentWithUnloadedChildrenFailsNamingTheTable() {
        Node a = new Node("a", null);
        List.of(a, new Node("c", a)).forEach(em::persist);
        again();
        em.remove(em.find(Node.class, a.id));
        assertThatThrownBy(em::flush)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Node")
                .hasMessageContaining("still referred to");
    }

    @Test
    void aUniqueValueIsDeletedAndInsertedInOneFlush() {
        em.persist(new Item("x"));
        again();
        em.remove(item("x"));
        em.persist(new Item("x"));
        again();
        assertThat(unit.sql("select count(*) from Item")).containsExactly(List.of(1));
    }

    @Test
    void uniqueValuesAreSwappedAndPassedRound() {
        for (String c : List.of("a", "b", "c", "d")) {
            em.persist(new Item(c));
        }
        again();
        Item a = item("a");
        Item b = item("b");
        Item c = item("c");
        Item d = item("d");
        a.code = "b";
        b.code = "a";
        c.code = "d";
        d.code = "e";
        em.persist(new Item("c"));
        again();
        assertThat(unit.sql("select code from Item order by id"))
                .containsExactly(List.of("b"), List.of("a"), List.of("d"), List.of("e"), List.of("c"));
        a = item("a");
        b = item("b");
        d = item("d");
        a.code = "b";
        b.code = "d";
        d.code = "a";
        again();
        assertThat(unit.sql("select code from Item where id < 4 order by id"))
                .containsExactly(List.of("d"), List.of("b"), List.of("a"));
    }

    @Test
    void compositeUniqueKeysAreShifted() {
        for (int i = 0; i < 5; i++) {
            em.persist(new Item("i" + i, 1, i));
        }
        again();
        for (Item i : em.createQuery("select i from Item i", Item.class).getResultList()) {
            i.place = i.place + 1;
        }
        em.persist(new Item("first", 1, 0));
        again();
        assertThat(unit.sql("select code from Item where box = 1 order by place")
                        .get(0))
                .containsExactly("first");
    }

    @Test
    void nothingIsSentForChangesThatAreNone() {
        Item i = new Item("x");
        i.price = new BigDecimal("1.50");
        em.persist(i);
        again();
        Item read = item("x");
        read.price = new BigDecimal("1.5");
        read.code = new String("x");
        read.labels.add(new Label("never"));
        read.labels.clear();
        read.amount++;
        read.amount--;
        assertThat(unit.statements().during(em::flush).list())
                .noneMatch(s -> s.sql().startsWith("update"));
    }

    @Test
    void onlyChangedColumnsAreUpdatedAndSameShapesBatched() {
        for (int i = 0; i < 20; i++) {
            em.persist(new Item("i" + i));
        }
        again();
        List<Item> all = em.createQuery("select i from Item i", Item.class).getResultList();
        all.forEach(i -> i.amount = i.id);
        unit.statements().during(em::flush).areExactly("update Item set amount = ? where id = ?");
        em.getTransaction().rollback();
    }

    @Test
    void identityIdsOfManyRowsBelongToTheirRows() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1234; i++) {
            items.add(new Item("c" + (i * 7919 % 1234), i, -i));
        }
        items.forEach(em::persist);
        em.flush();
        for (Item i : items) {
            assertThat(unit.sql(em, "select code from Item where id = ?", i.getId()))
                    .containsExactly(List.of(i.code));
        }
        assertThat(unit.statements().all().count()).isLessThan(25);
        em.getTransaction().rollback();
    }

    @Test
    void aManyToManyListWritesItsDelta() {
        Item i = new Item("x");
        for (String n : List.of("a", "b", "c")) {
            Label l = new Label(n);
            em.persist(l);
            i.labels.add(l);
        }
        em.persist(new Label("d"));
        em.persist(i);
        again();
        Item read = item("x");
        read.labels.removeIf(l -> l.name.equals("b"));
        read.labels.add(em.find(Label.class, "d"));
        unit.statements()
                .during(em::flush)
                .areExactly(
                        "delete from Item_Label where items_id = ? and labels_name = ?",
                        "insert into Item_Label (items_id, labels_name) values (?, ?)");
        again();
        Item again = item("x");
        again.labels = new ArrayList<>(again.labels);
        unit.statements().during(em::flush).areNone();
        again.labels.clear();
        again();
        assertThat(unit.sql("select count(*) from Item_Label")).containsExactly(List.of(0));
    }

    @Test
    void aLabelIsAddedToAnUnloadedListWithoutReadingIt() {
        Item i = new Item("x");
        em.persist(new Label("a"));
        em.persist(i);
        again();
        Item read = item("x");
        Label a = em.find(Label.class, "a");
        unit.statements().clear();
        read.labels.add(a);
        em.flush();
        unit.statements().all().areExactly("insert into Item_Label (items_id, labels_name) values (?, ?)");
    }

    @Test
    void aForeignKeyOnTheOtherTableIsWrittenMovedAndCleared() {
        Item x = new Item("x");
        Item y = new Item("y");
        Part p = new Part("p");
        Part q = new Part("q");
        x.parts.add(p);
        x.spares.add(q);
        for (Object o : List.of(x, y, p, q)) {
            em.persist(o);
        }
        again();
        assertThat(unit.sql("select name, item_id from Part order by name"))
                .containsExactly(List.of("p", x.id), Arrays.asList("q", null));
        Item rx = item("x");
        Item ry = item("y");
        ry.parts.add(rx.parts.remove(0));
        again();
        assertThat(unit.sql("select item_id from Part where name = 'p'")).containsExactly(List.of(y.id));
        item("y").parts.clear();
        em.remove(item("x"));
        again();
        assertThat(unit.sql("select name, item_id from Part order by name"))
                .containsExactly(Arrays.asList("p", null), Arrays.asList("q", null));
        assertThat(unit.sql("select count(*) from Item_Part")).containsExactly(List.of(0));
    }

    @Test
    void oneFlushWithEverything() {
        Node n1 = new Node("n1", null);
        Node n2 = new Node("n2", n1);
        Item a = new Item("a", 1, 1);
        Item b = new Item("b", 1, 2);
        Label l = new Label("l");
        Part p = new Part("p");
        a.labels.add(l);
        b.parts.add(p);
        for (Object o : List.of(n2, n1, a, b, l, p)) {
            em.persist(o);
        }
        again();
        Item ra = item("a");
        Item rb = item("b");
        Node rn1 = em.find(Node.class, n1.id);
        Node rn2 = em.find(Node.class, n2.id);
        em.remove(ra);
        Item c = new Item("a", 1, 2);
        rb.place = 1;
        c.labels.addAll(ra.labels);
        c.parts.add(rb.parts.remove(0));
        Node n3 = new Node("n3", rn2);
        rn2.setParent(null);
        rn1.setParent(n3);
        Left left = new Left("l");
        left.right = new Right("r", left);
        for (Object o : List.of(c, n3, left)) {
            em.persist(o);
        }
        again();
        assertThat(unit.sql("select code, place from Item order by place"))
                .containsExactly(List.of("b", 1), List.of("a", 2));
        assertThat(unit.sql("select item_id from Part")).containsExactly(List.of(c.id));
        assertThat(unit.sql("select items_id from Item_Label")).containsExactly(List.of(c.id));
        assertThat(unit.sql("select p.name from Node n left join Node p on p.id = n.parent_id order by n.name"))
                .containsExactly(List.of("n3"), Collections.singletonList(null), List.of("n2"));
    }

    @Test
    void aCheckConstraintNamesTheEntityAndKeepsEverything() {
        Item i = new Item("x");
        i.amount = -1;
        em.persist(i);
        assertThatThrownBy(em::flush).isInstanceOf(PersistenceException.class).hasMessageContaining("Item");
        assertThat(i.id).isNull();
    }

    @Test
    void aUniqueViolationNamesTheConstraint() {
        em.persist(new Item("x", 1, 1));
        em.persist(new Item("y", 1, 1));
        assertThatThrownBy(em::flush)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Item")
                .hasMessageContaining("place");
    }

    @Test
    void anUnchangedContextSendsNothingForManyFlushes() {
        em.persist(new Item("x"));
        again();
        item("x");
        unit.statements().clear();
        for (int i = 0; i < 10; i++) {
            em.flush();
            em.createQuery("select i.id from Item i").getResultList();
        }
        unit.statements().all().areCounted(10);
    }

    @Test
    void aRemovedOneLeavesTheManyToManyOfTheOtherSide() {
        Item i = new Item("x");
        Label l = new Label("l");
        i.labels.add(l);
        em.persist(l);
        em.persist(i);
        again();
        em.remove(em.find(Label.class, "l"));
        em.getTransaction().commit();
        assertThat(unit.sql("select count(*) from Item_Label")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Item")).containsExactly(List.of(1));
        em.getTransaction().begin();
    }
}
