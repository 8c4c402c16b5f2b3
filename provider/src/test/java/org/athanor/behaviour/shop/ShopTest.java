package org.athanor.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.athanor.behaviour.shop.Shop.Account;
import org.athanor.behaviour.shop.Shop.Address;
import org.athanor.behaviour.shop.Shop.Book;
import org.athanor.behaviour.shop.Shop.Card;
import org.athanor.behaviour.shop.Shop.Category;
import org.athanor.behaviour.shop.Shop.Complaint;
import org.athanor.behaviour.shop.Shop.Country;
import org.athanor.behaviour.shop.Shop.Customer;
import org.athanor.behaviour.shop.Shop.Gadget;
import org.athanor.behaviour.shop.Shop.Geo;
import org.athanor.behaviour.shop.Shop.Level;
import org.athanor.behaviour.shop.Shop.LineId;
import org.athanor.behaviour.shop.Shop.Mail;
import org.athanor.behaviour.shop.Shop.Money;
import org.athanor.behaviour.shop.Shop.Notice;
import org.athanor.behaviour.shop.Shop.Order;
import org.athanor.behaviour.shop.Shop.OrderLine;
import org.athanor.behaviour.shop.Shop.Payment;
import org.athanor.behaviour.shop.Shop.Product;
import org.athanor.behaviour.shop.Shop.Sms;
import org.athanor.behaviour.shop.Shop.State;
import org.athanor.behaviour.shop.Shop.Transfer;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopTest {
    private TestUnit unit;
    private UUID ann;
    private Long order;
    private long book;
    private long kettle;
    private long cable;

    @BeforeEach
    void start() {
        unit = TestUnit.of(Shop.CLASSES).start();
        unit.inTransaction(em -> {
            Country fr = new Country("FR", "France");
            Country de = new Country("DE", "Germany");
            em.persist(fr);
            em.persist(de);
            Category all = new Category("all", null);
            Category books = new Category("books", all);
            Category things = new Category("things", all);
            em.persist(all);
            Book b = new Book("b-1", "Emma", Money.eur("9.90"), "978", 400);
            Gadget k = new Gadget("g-1", "Kettle", Money.eur("29.00"), 2000, null);
            Gadget c = new Gadget("g-2", "Cable", Money.eur("3"), null, k);
            b.getCategories().add(books);
            k.getCategories().add(things);
            c.getCategories().addAll(Set.of(things, all));
            em.persist(c);
            em.persist(k);
            em.persist(b);
            Customer customer = new Customer("ann@x", "Ann");
            customer.setHome(new Address("1 rue", "Paris", new Geo(48.8, 2.3), fr));
            customer.setShipping(new Address("2 Weg", "Ulm", null, de));
            customer.setAccount(new Account(7));
            customer.getWishes().add(k);
            Order o = new Order(customer, LocalDate.of(2026, 2, 3));
            o.setTotal(Money.eur("42.8"));
            o.line(b, 2);
            OrderLine second = o.line(c, 1);
            new Order(customer, LocalDate.of(2026, 3, 4));
            em.persist(customer);
            em.persist(new Complaint(second, "too short"));
            em.persist(new Card(o, Money.eur("40"), "4111"));
            em.persist(new Transfer(o, Money.eur("2.8"), "DE00"));
            em.persist(new Payment(o, Money.eur("0.01")));
            Sms sms = new Sms(customer, "hi", "123");
            em.persist(new Mail(customer, "re: hi", "hi", sms));
            em.persist(sms);
            em.flush();
            ann = customer.getId();
            order = o.getId();
            book = b.getId();
            kettle = k.getId();
            cable = c.getId();
        });
    }

    @AfterEach
    void stop() {
        unit.checkInvariants();
        unit.close();
    }

    @Test
    void everythingIsStoredAsWritten() {
        assertThat(order).isEqualTo(1000L);
        assertThat(unit.sql("select email, name, level, street, city, country_code, ship_street, ship_city, ship_lat,"
                        + " ship_country, latitude from Customer"))
                .containsExactly(Arrays.asList(
                        "ann@x", "Ann", "BRONZE", "1 rue", "Paris", "FR", "2 Weg", "Ulm", null, "DE", 48.8));
        assertThat(unit.sql("select points, customer_id from Account")).containsExactly(List.of(7, ann.toString()));
        assertThat(unit.sql("select state, currency, version from orders where id = 1000"))
                .containsExactly(List.of("N", "EUR", 0));
        assertThat(unit.sql("select no, quantity from OrderLine where order_id = 1000 order by no"))
                .containsExactly(List.of(1, 2), List.of(2, 1));
        assertThat(unit.sql("select line_order, line_no, text from Complaint"))
                .containsExactly(List.of(1000, 2, "too short"));
        assertThat(unit.sql("select DTYPE, number, iban from Payment order by DTYPE"))
                .containsExactly(
                        Arrays.asList(0, null, null), Arrays.asList(1, "4111", null), Arrays.asList(2, null, "DE00"));
        assertThat(unit.sql("select kind, sku from Product order by sku"))
                .containsExactly(List.of("B", "b-1"), List.of("G", "g-1"), List.of("G", "g-2"));
    }

    @Test
    void aCustomerIsReadWithAllThatBelongsToIt() {
        unit.inEntityManager(em -> {
            Customer c = em.find(Customer.class, ann);
            assertThat(c.getCreated()).isEqualTo(java.time.Instant.parse("2026-01-02T03:04:05Z"));
            assertThat(c.getHome().getGeo().getLatitude()).isEqualTo(48.8);
            assertThat(c.getHome().getCountry().getName()).isEqualTo("France");
            assertThat(c.getShipping().getGeo()).isNull();
            assertThat(c.getShipping().getCountry().getCode()).isEqualTo("DE");
            assertThat(c.getAccount().getPoints()).isEqualTo(7);
            assertThat(c.getAccount().getCustomer()).isSameAs(c);
            assertThat(c.getOrders())
                    .extracting(o -> o.getPlaced().getMonthValue())
                    .containsExactly(3, 2);
            Order o = c.getOrders().get(1);
            assertThat(o.getTotal()).isEqualTo(new Money(new BigDecimal("42.8"), "EUR"));
            assertThat(em.find(Product.class, cable).getPrice()).isEqualTo(new Money(new BigDecimal("3.00"), "EUR"));
            assertThat(c.getOrders().get(0).getTotal()).isNull();
            assertThat(o.getLines()).extracting(l -> l.getProduct().getTitle()).containsExactly("Emma", "Cable");
            assertThat(o.getLines().get(0).getOrder()).isSameAs(o);
            assertThat(o.getLines().get(0).getProduct()).isInstanceOf(Book.class);
            assertThat(c.getWishes()).extracting(Product::getTitle).containsExactly("Kettle");
        });
    }

    @Test
    void aCustomerIsRemovedWithOrdersLinesAccountAndWishes() {
        unit.inTransaction(em -> {
            em.createQuery("delete from Complaint").executeUpdate();
            em.createQuery("delete from Payment").executeUpdate();
            em.createQuery("select m from Mail m", Mail.class).getResultList().forEach(em::remove);
            em.createQuery("select n from Notice n", Notice.class)
                    .getResultList()
                    .forEach(em::remove);
            em.remove(em.find(Customer.class, ann));
        });
        for (String table : List.of("Customer", "Account", "orders", "OrderLine", "wishes", "Mail", "Sms", "Payment")) {
            assertThat(unit.sql("select count(*) from " + table)).as(table).containsExactly(List.of(0));
        }
        assertThat(unit.sql("select count(*) from Product")).containsExactly(List.of(3));
    }

    @Test
    void aChangeInsideAnEmbeddedValueUpdatesItsColumnOnly() {
        unit.statements().clear();
        unit.inTransaction(em -> {
            Customer c = em.find(Customer.class, ann);
            c.getHome().setStreet("3 rue");
        });
        unit.statements().all().contain("update Customer set version = ?, street = ? where id = ? and version = ?");
        assertThat(unit.sql("select version from Customer")).containsExactly(List.of(1));
    }

    @Test
    void aNestedEmbeddedValueIsChangedAndNulled() {
        unit.inTransaction(em -> {
            Customer c = em.find(Customer.class, ann);
            c.getHome().getGeo().setLatitude(1.5);
            c.setShipping(null);
        });
        assertThat(unit.sql("select latitude, longitude, ship_street, ship_country from Customer"))
                .containsExactly(Arrays.asList(1.5, 2.3, null, null));
        unit.inTransaction(em -> {
            Customer c = em.find(Customer.class, ann);
            assertThat(c.getShipping()).isNull();
            c.setShipping(c.getHome());
        });
        assertThat(unit.sql("select ship_lat, ship_country from Customer")).containsExactly(List.of(1.5, "FR"));
    }

    @Test
    void aRecordIsReplacedAndOnlyWhatDiffersIsWritten() {
        unit.statements().clear();
        unit.inTransaction(em -> {
            Order o = em.find(Order.class, order);
            o.setTotal(new Money(new BigDecimal("42.80"), "EUR"));
        });
        assertThat(unit.statements().all().list()).extracting(s -> s.sql()).noneMatch(s -> s.startsWith("update"));
        unit.inTransaction(em -> em.find(Order.class, order).setTotal(new Money(new BigDecimal("42.80"), "USD")));
        unit.statements().all().contain("update orders set version = ?, currency = ? where id = ? and version = ?");
    }

    @Test
    void anEnumeratedValueIsWrittenReadAndAskedFor() {
        unit.inTransaction(em -> em.find(Order.class, order).setState(State.PAID));
        assertThat(unit.sql("select state from orders where id = 1000")).containsExactly(List.of("P"));
        unit.inEntityManager(em -> {
            assertThat(em.find(Order.class, order).getState()).isEqualTo(State.PAID);
            assertThat(em.createQuery("select count(o) from Order o where o.state = :s", Long.class)
                            .setParameter("s", State.PAID)
                            .getSingleResult())
                    .isEqualTo(1L);
            assertThat(em.createQuery("select o.state from Order o where o.state in :s order by o.state", State.class)
                            .setParameter("s", List.of(State.NEW, State.PAID))
                            .getResultList())
                    .containsExactly(State.NEW, State.PAID);
            assertThat(em.createQuery(
                                    "select c.level from Customer c where c.level = org.athanor.behaviour.shop.Shop$Level.BRONZE",
                                    Level.class)
                            .getResultList())
                    .containsExactly(Level.BRONZE);
        });
    }

    @Test
    void theInverseOneToOneIsNullAndOrphansAreRemoved() {
        unit.inTransaction(em -> em.find(Customer.class, ann).setAccount(null));
        assertThat(unit.sql("select count(*) from Account")).containsExactly(List.of(0));
        unit.inTransaction(em -> {
            Customer c = em.find(Customer.class, ann);
            assertThat(c.getAccount()).isNull();
            c.setAccount(new Account(9));
        });
        assertThat(unit.sql("select points, customer_id from Account")).containsExactly(List.of(9, ann.toString()));
    }

    @Test
    void aSharedKeyIsReplacedInOneFlush() {
        unit.inTransaction(em -> {
            Customer c = em.find(Customer.class, ann);
            c.setAccount(new Account(11));
        });
        assertThat(unit.sql("select points from Account")).containsExactly(List.of(11));
    }

    @Test
    void anAccountIsFoundByTheIdOfItsCustomer() {
        unit.inEntityManager(em -> {
            Account a = em.find(Account.class, ann);
            assertThat(a.getId()).isEqualTo(ann);
            assertThat(a.getCustomer().getName()).isEqualTo("Ann");
            assertThat(em.createQuery("select a from Account a where a.customer.email = 'ann@x'", Account.class)
                            .getSingleResult())
                    .isSameAs(a);
        });
    }

    @Test
    void linesAreFoundByTheirIdClassAndReferredToByCompositeKeys() {
        unit.inTransaction(em -> {
            OrderLine line = em.find(OrderLine.class, new LineId(order, 2));
            assertThat(line.getOrder().getId()).isEqualTo(order);
            assertThat(line.getQuantity()).isEqualTo(1);
            Complaint c =
                    em.createQuery("select c from Complaint c", Complaint.class).getSingleResult();
            assertThat(c.getLine()).isSameAs(line);
            assertThat(em.find(OrderLine.class, new LineId(order, 9))).isNull();
        });
        unit.inEntityManager(em -> {
            Complaint c =
                    em.createQuery("select c from Complaint c", Complaint.class).getSingleResult();
            assertThat(c.getLine().getNo()).isEqualTo(2);
            assertThat(c.getLine().getProduct().getTitle()).isEqualTo("Cable");
            assertThat(em.createQuery(
                                    "select c.text from Complaint c where c.line.product.title = 'Cable'", String.class)
                            .getResultList())
                    .containsExactly("too short");
            assertThat(em.createQuery("select c from Complaint c where c.line = :l", Complaint.class)
                            .setParameter("l", c.getLine())
                            .getResultList())
                    .containsExactly(c);
            assertThat(em.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(c.getLine()))
                    .isEqualTo(new LineId(order, 2));
        });
    }

    @Test
    void linesAreRemovedAddedAndChangedInOneFlush() {
        unit.inTransaction(em -> {
            em.createQuery("delete from Complaint").executeUpdate();
            Order o = em.find(Order.class, order);
            o.getLines().remove(1);
            o.getLines().get(0).setQuantity(5);
            o.line(em.find(Product.class, kettle), 3);
        });
        assertThat(unit.sql("select no, quantity, product_id from OrderLine order by no"))
                .containsExactly(List.of(1, 5, (int) book), List.of(2, 3, (int) kettle));
    }

    @Test
    void aPolymorphicLazyToOneIsOfItsOwnClass() {
        unit.inEntityManager(em -> {
            Gadget c = em.find(Gadget.class, cable);
            assertThat(c.getAccessoryOf()).isInstanceOf(Gadget.class);
            assertThat(c.getAccessoryOf().getTitle()).isEqualTo("Kettle");
            Mail mail = em.createQuery("select m from Mail m", Mail.class).getSingleResult();
            assertThat(mail.getAnswers()).isInstanceOf(Sms.class);
            assertThat(((Sms) mail.getAnswers()).getNumber()).isEqualTo("123");
        });
    }

    @Test
    void polymorphicQueriesInEachStrategy() {
        unit.inEntityManager(em -> {
            assertThat(em.createQuery("select p from Product p order by p.sku", Product.class)
                            .getResultList())
                    .extracting(p -> p.getClass().getSimpleName())
                    .containsExactly("Book", "Gadget", "Gadget");
            assertThat(em.createQuery("select p from Payment p order by p.money.amount desc", Payment.class)
                            .getResultList())
                    .extracting(p -> p.getClass().getSimpleName())
                    .containsExactly("Card", "Transfer", "Payment");
            assertThat(em.createQuery("select n from Notice n order by n.text", Notice.class)
                            .getResultList())
                    .extracting(p -> p.getClass().getSimpleName())
                    .containsExactly("Sms", "Mail");
            assertThat(em.createQuery("select c.number from Card c", String.class)
                            .getResultList())
                    .containsExactly("4111");
            assertThat(em.createQuery(
                                    "select p.sku from Product p where type(p) = Gadget and treat(p as Gadget).watts > 10",
                                    String.class)
                            .getResultList())
                    .containsExactly("g-1");
            assertThat(em.find(
                            Card.class,
                            em.createQuery("select t.id from Transfer t").getSingleResult()))
                    .isNull();
            assertThat(em.createQuery("select count(n) from Notice n where n.customer.name = 'Ann'", Long.class)
                            .getSingleResult())
                    .isEqualTo(2);
        });
    }

    @Test
    void subclassesAreChangedAndRemoved() {
        unit.statements().clear();
        unit.inTransaction(em -> {
            Book b = em.find(Book.class, book);
            b.setPages(401);
        });
        unit.statements().all().contain("update Book set pages = ? where id = ?");
        unit.inTransaction(em -> {
            Book b = em.find(Book.class, book);
            b.setTitle("Emma!");
            b.setPages(402);
            em.find(Gadget.class, kettle).setWatts(null);
            em.createQuery("select n from Sms n", Sms.class).getSingleResult().setText("ho");
        });
        assertThat(unit.sql("select title, pages from Product p join Book b on p.id = b.id"))
                .containsExactly(List.of("Emma!", 402));
        assertThat(unit.sql("select text from Sms")).containsExactly(List.of("ho"));
        unit.inTransaction(em -> {
            em.createQuery("delete from Complaint").executeUpdate();
            em.createQuery("delete from OrderLine").executeUpdate();
            em.createQuery("select p from Product p", Product.class)
                    .getResultList()
                    .forEach(em::remove);
            em.find(Customer.class, ann).getWishes().clear();
        });
        assertThat(unit.sql("select count(*) from Product")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Book")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Gadget")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Product_Category")).containsExactly(List.of(0));
    }

    @Test
    void theCategoryTreeIsReadMovedAndRemoved() {
        unit.inTransaction(em -> {
            Category all = em.createQuery("select c from Category c where c.parent is null", Category.class)
                    .getSingleResult();
            assertThat(all.getChildren()).extracting(Category::getName).containsExactly("books", "things");
            Category books = all.getChildren().iterator().next();
            Category novels = new Category("novels", books);
            em.flush();
            assertThat(novels.getId()).isNotNull();
            assertThat(em.createQuery(
                                    "select p.name from Category c join c.parent p where c.name = 'novels'",
                                    String.class)
                            .getSingleResult())
                    .isEqualTo("books");
            assertThat(em.createQuery(
                                    "select c.name from Category c where size(c.children) = 0 order by c.name",
                                    String.class)
                            .getResultList())
                    .containsExactly("novels", "things");
        });
        unit.inTransaction(em -> {
            em.createNativeQuery("delete from Product_Category").executeUpdate();
            em.remove(em.createQuery("select c from Category c where c.name = 'all'", Category.class)
                    .getSingleResult());
        });
        assertThat(unit.sql("select count(*) from Category")).containsExactly(List.of(0));
    }

    @Test
    void theInverseSideOfAManyToManyIsRead() {
        unit.inEntityManager(em -> {
            Category things = em.createQuery("select c from Category c where c.name = 'things'", Category.class)
                    .getSingleResult();
            assertThat(things.getProducts()).extracting(Product::getTitle).containsExactlyInAnyOrder("Kettle", "Cable");
            assertThat(em.createQuery(
                                    "select p.title from Product p join p.categories c where c = :c order by p.title",
                                    String.class)
                            .setParameter("c", things)
                            .getResultList())
                    .containsExactly("Cable", "Kettle");
            assertThat(em.createQuery(
                                    "select p.title from Product p where :c member of p.categories order by p.title",
                                    String.class)
                            .setParameter("c", things)
                            .getResultList())
                    .containsExactly("Cable", "Kettle");
            assertThat(em.createQuery(
                                    "select c.name, count(p) from Category c left join c.products p group by c.name order by c.name")
                            .getResultList())
                    .containsExactly(new Object[] {"all", 1L}, new Object[] {"books", 1L}, new Object[] {"things", 2L});
        });
    }

    @Test
    void aLobOfBytesIsChangedInPlace() {
        unit.inTransaction(em -> em.find(Product.class, book).setPicture(new byte[] {1, 2, 3}));
        unit.inTransaction(em -> em.find(Product.class, book).getPicture()[1] = 9);
        unit.inEntityManager(
                em -> assertThat(em.find(Product.class, book).getPicture()).containsExactly(1, 9, 3));
    }

    @Test
    void manyCustomersAreReadWithTheirOrdersInFewStatements() {
        unit.inTransaction(em -> {
            for (int i = 0; i < 20; i++) {
                Customer c = new Customer("c" + i, "C" + i);
                c.setHome(new Address("s", "t", null, em.getReference(Country.class, "FR")));
                new Order(c, LocalDate.of(2026, 1, 1)).line(em.find(Product.class, book), 1);
                em.persist(c);
            }
        });
        unit.statements().clear();
        unit.inEntityManager(em -> {
            List<Customer> all =
                    em.createQuery("select c from Customer c", Customer.class).getResultList();
            assertThat(all).hasSize(21);
            int lines = 0;
            for (Customer c : all) {
                c.getHome().getCountry().getName();
                for (Order o : c.getOrders()) {
                    for (OrderLine l : o.getLines()) {
                        lines += l.getProduct().getTitle().isEmpty() ? 0 : 1;
                    }
                }
            }
            assertThat(lines).isEqualTo(22);
        });
        assertThat(unit.statements().all().count())
                .as(unit.statements().all().list().toString())
                .isLessThanOrEqualTo(7);
    }

    @Test
    void aDetachedGraphComesBack() {
        Order detached = unit.fromEntityManager(em -> {
            Order o = em.find(Order.class, order);
            o.getLines().forEach(l -> l.getProduct().getTitle());
            o.getCustomer().getName();
            return o;
        });
        detached.getLines().get(0).setQuantity(8);
        detached.setState(State.SENT);
        detached.setTotal(Money.eur("1"));
        unit.inTransaction(em -> {
            Order merged = em.merge(detached);
            assertThat(merged).isNotSameAs(detached);
            assertThat(merged.getLines().get(0).getOrder()).isSameAs(merged);
            em.flush();
            assertThat(merged.getVersion()).isEqualTo(1);
        });
        assertThat(unit.sql("select quantity from OrderLine order by no")).containsExactly(List.of(8), List.of(1));
        assertThat(unit.sql("select state from orders where id = 1000")).containsExactly(List.of("S"));
        detached.setState(State.NEW);
        assertThatThrownBy(() -> unit.inTransaction(em -> em.merge(detached)))
                .isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void aDetachedLineIsRemovedByMerge() {
        unit.inTransaction(em -> em.createQuery("delete from Complaint").executeUpdate());
        Order detached = unit.fromEntityManager(em -> {
            Order o = em.find(Order.class, order);
            o.getLines().size();
            return o;
        });
        detached.getLines().remove(0);
        detached.line(null, 77);
        unit.inTransaction(em -> em.merge(detached));
        assertThat(unit.sql("select no, quantity from OrderLine order by no")).containsExactly(List.of(2, 77));
    }
}
