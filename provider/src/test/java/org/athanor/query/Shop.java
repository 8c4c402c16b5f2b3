package org.athanor.query;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the query tests ask of: customers, their orders, and what is ordered. */
public final class Shop {
    public static final Class<?>[] CLASSES = {
        Customer.class, Order.class, LineItem.class, Product.class, Book.class, Toy.class, Profile.class, Stock.class
    };

    private Shop() {}

    public enum Status {
        OPEN,
        PAID,
        SENT
    }

    @Embeddable
    public static class Address {
        public String street;
        public String city;

        public Address() {}

        public Address(String street, String city) {
            this.street = street;
            this.city = city;
        }
    }

    @Entity(name = "Customer")
    public static class Customer {
        @Id
        public Long id;

        public String name;
        public int age;
        public boolean active;

        @Embedded
        public Address address;

        @ManyToOne(fetch = FetchType.LAZY)
        public Customer invitedBy;

        @OneToMany(mappedBy = "customer", cascade = CascadeType.PERSIST)
        public List<Order> orders = new ArrayList<>();

        @OneToOne(mappedBy = "customer", fetch = FetchType.LAZY)
        public Profile profile;

        @ElementCollection
        public Set<String> nicknames = new HashSet<>();

        @Version
        public int version;

        public Customer() {}

        public Customer(long id, String name, int age) {
            this.id = id;
            this.name = name;
            this.age = age;
        }
    }

    @Entity(name = "Profile")
    public static class Profile {
        @Id
        public Long id;

        public String text;

        @OneToOne
        public Customer customer;
    }

    @Entity(name = "Order")
    @Table(name = "orders")
    public static class Order {
        @Id
        public Long id;

        @Enumerated(EnumType.STRING)
        public Status status = Status.OPEN;

        public LocalDate day;

        @Column(precision = 10, scale = 2)
        public BigDecimal total;

        @ManyToOne(fetch = FetchType.LAZY)
        public Customer customer;

        @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
        public Set<LineItem> items = new HashSet<>();

        public Order() {}

        public Order(long id, Customer customer, String total) {
            this.id = id;
            this.customer = customer;
            this.total = new BigDecimal(total);
            customer.orders.add(this);
        }
    }

    @Entity(name = "LineItem")
    public static class LineItem {
        @Id
        public Long id;

        public int quantity;

        @ManyToOne(fetch = FetchType.LAZY)
        public Order order;

        @ManyToOne(fetch = FetchType.LAZY)
        public Product product;

        public LineItem() {}

        public LineItem(long id, Order order, Product product, int quantity) {
            this.id = id;
            this.order = order;
            this.product = product;
            this.quantity = quantity;
            order.items.add(this);
        }
    }

    @Entity(name = "Product")
    public static class Product {
        @Id
        public Long id;

        public String name;
        public double price;

        @ManyToMany
        public Set<Product> related = new HashSet<>();

        public Product() {}

        public Product(long id, String name, double price) {
            this.id = id;
            this.name = name;
            this.price = price;
        }
    }

    @Entity(name = "Book")
    @DiscriminatorValue("B")
    public static class Book extends Product {
        public String isbn;

        public Book() {}

        public Book(long id, String name, double price, String isbn) {
            super(id, name, price);
            this.isbn = isbn;
        }
    }

    @Entity(name = "Toy")
    @DiscriminatorValue("T")
    public static class Toy extends Product {
        public Integer fromAge;

        public Toy() {}

        public Toy(long id, String name, double price, int fromAge) {
            super(id, name, price);
            this.fromAge = fromAge;
        }
    }

    public record StockId(String place, Long shelf) implements Serializable {}

    @Entity(name = "Stock")
    @IdClass(StockId.class)
    public static class Stock {
        @Id
        public String place;

        @Id
        public Long shelf;

        @ManyToOne
        public Product product;

        public int amount;
    }

    public record Line(String customer, int quantity) {}
}
