package org.athanor.query.execute;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.athanor.query.Shop.Address;
import org.athanor.query.Shop.Book;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.LineItem;
import org.athanor.query.Shop.Order;
import org.athanor.query.Shop.Product;
import org.athanor.query.Shop.Status;
import org.athanor.query.Shop.Stock;
import org.athanor.query.Shop.Toy;

/** What is in the shop: Ann (two orders) invited Bob (one order) and Cid (none). */
public final class ShopRows {
    private ShopRows() {}

    public static void persist(EntityManager em) {
        Customer ann = new Customer(1, "Ann", 30);
        ann.active = true;
        ann.address = new Address("Via A", "Rome");
        ann.nicknames.add("Annie");
        Customer bob = new Customer(2, "Bob", 20);
        bob.invitedBy = ann;
        Customer cid = new Customer(3, "Cid", 40);
        cid.invitedBy = ann;
        Book book = new Book(1, "Dune", 9.5, "978");
        Toy toy = new Toy(2, "Ball", 3, 4);
        Product rope = new Product(3, "Rope", 2);
        rope.related.add(book);
        Order first = new Order(1, ann, "10.50");
        first.day = LocalDate.of(2020, 2, 29);
        Order second = new Order(2, ann, "20.00");
        second.status = Status.PAID;
        Order third = new Order(3, bob, "5.25");
        new LineItem(1, first, book, 1);
        new LineItem(2, first, toy, 2);
        new LineItem(3, second, rope, 3);
        new LineItem(4, third, book, 4);
        List.of(book, toy, rope, ann, bob, cid).forEach(em::persist);
        Stock stock = new Stock();
        stock.place = "cellar";
        stock.shelf = 4L;
        stock.product = book;
        stock.amount = 12;
        em.persist(stock);
    }
}
