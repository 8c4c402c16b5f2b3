package org.athanor.behaviour.shop;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

final class Shop {
    private Shop() {}

    @Embeddable
    public record Money(
            @Column(precision = 12, scale = 2) BigDecimal amount,
            @Column(length = 3) String currency) {
        static Money eur(String amount) {
            return new Money(new BigDecimal(amount), "EUR");
        }
    }

    @Embeddable
    public static class Geo implements Serializable {
        private double latitude;
        private double longitude;

        protected Geo() {}

        Geo(double latitude, double longitude) {
            this.latitude = latitude;
            this.longitude = longitude;
        }

        public double getLatitude() {
            return latitude;
        }

        public void setLatitude(double latitude) {
            this.latitude = latitude;
        }
    }

    @Embeddable
    public static class Address implements Serializable {
        private String street;
        private String city;

        @Embedded
        private Geo geo;

        @ManyToOne(fetch = FetchType.LAZY)
        private Country country;

        protected Address() {}

        Address(String street, String city, Geo geo, Country country) {
            this.street = street;
            this.city = city;
            this.geo = geo;
            this.country = country;
        }

        public String getStreet() {
            return street;
        }

        public void setStreet(String street) {
            this.street = street;
        }

        public String getCity() {
            return city;
        }

        public Geo getGeo() {
            return geo;
        }

        public Country getCountry() {
            return country;
        }
    }

    @Entity(name = "Country")
    public static class Country {
        @Id
        @Column(length = 2)
        private String code;

        private String name;

        protected Country() {}

        Country(String code, String name) {
            this.code = code;
            this.name = name;
        }

        public String getCode() {
            return code;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @MappedSuperclass
    public abstract static class Identified<K extends Serializable> {
        @Version
        private long version;

        private Instant created;

        public abstract K getId();

        public long getVersion() {
            return version;
        }

        @PrePersist
        void stamp() {
            created = Instant.parse("2026-01-02T03:04:05Z");
        }

        public Instant getCreated() {
            return created;
        }
    }

    public enum Level {
        BRONZE,
        SILVER,
        GOLD
    }

    public enum State {
        NEW('N'),
        PAID('P'),
        SENT('S');

        @EnumeratedValue
        final char code;

        State(char code) {
            this.code = code;
        }
    }

    @Entity(name = "Customer")
    public static class Customer extends Identified<UUID> {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        private UUID id;

        @Column(nullable = false, unique = true)
        private String email;

        private String name;

        @Enumerated(EnumType.STRING)
        private Level level = Level.BRONZE;

        @Embedded
        private Address home;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "ship_street"))
        @AttributeOverride(name = "city", column = @Column(name = "ship_city"))
        @AttributeOverride(name = "geo.latitude", column = @Column(name = "ship_lat"))
        @AttributeOverride(name = "geo.longitude", column = @Column(name = "ship_lon"))
        @AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "ship_country"))
        private Address shipping;

        @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("placed desc")
        private List<Order> orders = new ArrayList<>();

        @OneToOne(mappedBy = "customer", cascade = CascadeType.ALL, fetch = FetchType.LAZY, orphanRemoval = true)
        private Account account;

        @ManyToMany
        @JoinTable(name = "wishes")
        private Set<Product> wishes = new HashSet<>();

        protected Customer() {}

        Customer(String email, String name) {
            this.email = email;
            this.name = name;
        }

        @Override
        public UUID getId() {
            return id;
        }

        public String getEmail() {
            return email;
        }

        public void setEmail(String email) {
            this.email = email;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Level getLevel() {
            return level;
        }

        public void setLevel(Level level) {
            this.level = level;
        }

        public Address getHome() {
            return home;
        }

        public void setHome(Address home) {
            this.home = home;
        }

        public Address getShipping() {
            return shipping;
        }

        public void setShipping(Address shipping) {
            this.shipping = shipping;
        }

        public List<Order> getOrders() {
            return orders;
        }

        public Account getAccount() {
            return account;
        }

        public void setAccount(Account account) {
            this.account = account;
            if (account != null) {
                account.customer = this;
            }
        }

        public Set<Product> getWishes() {
            return wishes;
        }
    }

    /** Shares the key of its customer. */
    @Entity(name = "Account")
    public static class Account {
        @Id
        private UUID id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "customer_id")
        private Customer customer;

        private int points;

        protected Account() {}

        Account(int points) {
            this.points = points;
        }

        public UUID getId() {
            return id;
        }

        public Customer getCustomer() {
            return customer;
        }

        public int getPoints() {
            return points;
        }

        public void setPoints(int points) {
            this.points = points;
        }
    }

    @Entity(name = "Order")
    @Table(name = "orders")
    public static class Order extends Identified<Long> {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_seq")
        @SequenceGenerator(name = "order_seq", sequenceName = "order_seq", initialValue = 1000, allocationSize = 10)
        private Long id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        private Customer customer;

        private LocalDate placed;
        private State state = State.NEW;

        @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "total"))
        private Money total;

        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("no")
        private List<OrderLine> lines = new ArrayList<>();

        protected Order() {}

        Order(Customer customer, LocalDate placed) {
            this.customer = customer;
            this.placed = placed;
            customer.getOrders().add(this);
        }

        OrderLine line(Product product, int quantity) {
            OrderLine line = new OrderLine(this, lines.size() + 1, product, quantity);
            lines.add(line);
            return line;
        }

        @Override
        public Long getId() {
            return id;
        }

        public Customer getCustomer() {
            return customer;
        }

        public void setCustomer(Customer customer) {
            this.customer = customer;
        }

        public LocalDate getPlaced() {
            return placed;
        }

        public State getState() {
            return state;
        }

        public void setState(State state) {
            this.state = state;
        }

        public Money getTotal() {
            return total;
        }

        public void setTotal(Money total) {
            this.total = total;
        }

        public List<OrderLine> getLines() {
            return lines;
        }
    }

    public static class LineId implements Serializable {
        private Long order;
        private int no;

        public LineId() {}

        public LineId(Long order, int no) {
            this.order = order;
            this.no = no;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof LineId l && Objects.equals(order, l.order) && no == l.no;
        }

        @Override
        public int hashCode() {
            return Objects.hash(order, no);
        }
    }

    @Entity(name = "OrderLine")
    @IdClass(LineId.class)
    public static class OrderLine {
        @Id
        @ManyToOne
        private Order order;

        @Id
        private int no;

        @ManyToOne(fetch = FetchType.LAZY)
        private Product product;

        private int quantity;

        protected OrderLine() {}

        OrderLine(Order order, int no, Product product, int quantity) {
            this.order = order;
            this.no = no;
            this.product = product;
            this.quantity = quantity;
        }

        public Order getOrder() {
            return order;
        }

        public int getNo() {
            return no;
        }

        public Product getProduct() {
            return product;
        }

        public int getQuantity() {
            return quantity;
        }

        public void setQuantity(int quantity) {
            this.quantity = quantity;
        }
    }

    /** Refers to a line by its composite key. */
    @Entity(name = "Complaint")
    public static class Complaint {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "line_order", referencedColumnName = "order_id")
        @JoinColumn(name = "line_no", referencedColumnName = "no")
        private OrderLine line;

        @Lob
        private String text;

        protected Complaint() {}

        Complaint(OrderLine line, String text) {
            this.line = line;
            this.text = text;
        }

        public OrderLine getLine() {
            return line;
        }

        public String getText() {
            return text;
        }

        public Long getId() {
            return id;
        }
    }

    @Entity(name = "Category")
    public static class Category {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        private Integer id;

        private String name;

        @ManyToOne(fetch = FetchType.LAZY)
        private Category parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
        @OrderBy("name")
        private Collection<Category> children = new ArrayList<>();

        @ManyToMany(mappedBy = "categories")
        private Set<Product> products = new HashSet<>();

        protected Category() {}

        Category(String name, Category parent) {
            this.name = name;
            this.parent = parent;
            if (parent != null) {
                parent.children.add(this);
            }
        }

        public Integer getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public Category getParent() {
            return parent;
        }

        public void setParent(Category parent) {
            this.parent = parent;
        }

        public Collection<Category> getChildren() {
            return children;
        }

        public Set<Product> getProducts() {
            return products;
        }
    }

    @Entity(name = "Product")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    public abstract static class Product {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private long id;

        @Column(unique = true)
        private String sku;

        private String title;

        @Embedded
        private Money price;

        @ManyToMany
        private Set<Category> categories = new LinkedHashSet<>();

        @Lob
        private byte[] picture;

        protected Product() {}

        Product(String sku, String title, Money price) {
            this.sku = sku;
            this.title = title;
            this.price = price;
        }

        public long getId() {
            return id;
        }

        public String getSku() {
            return sku;
        }

        public void setSku(String sku) {
            this.sku = sku;
        }

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public Money getPrice() {
            return price;
        }

        public void setPrice(Money price) {
            this.price = price;
        }

        public Set<Category> getCategories() {
            return categories;
        }

        public byte[] getPicture() {
            return picture;
        }

        public void setPicture(byte[] picture) {
            this.picture = picture;
        }
    }

    @Entity(name = "Book")
    @DiscriminatorValue("B")
    public static class Book extends Product {
        private String isbn;
        private int pages;

        protected Book() {}

        Book(String sku, String title, Money price, String isbn, int pages) {
            super(sku, title, price);
            this.isbn = isbn;
            this.pages = pages;
        }

        public String getIsbn() {
            return isbn;
        }

        public int getPages() {
            return pages;
        }

        public void setPages(int pages) {
            this.pages = pages;
        }
    }

    @Entity(name = "Gadget")
    @DiscriminatorValue("G")
    public static class Gadget extends Product {
        private Integer watts;

        @ManyToOne(fetch = FetchType.LAZY)
        private Product accessoryOf;

        protected Gadget() {}

        Gadget(String sku, String title, Money price, Integer watts, Product accessoryOf) {
            super(sku, title, price);
            this.watts = watts;
            this.accessoryOf = accessoryOf;
        }

        public Integer getWatts() {
            return watts;
        }

        public void setWatts(Integer watts) {
            this.watts = watts;
        }

        public Product getAccessoryOf() {
            return accessoryOf;
        }
    }

    @Entity(name = "Payment")
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("0")
    public static class Payment {
        @Id
        @GeneratedValue
        private Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        private Order order;

        @Embedded
        private Money money;

        protected Payment() {}

        Payment(Order order, Money money) {
            this.order = order;
            this.money = money;
        }

        public Integer getId() {
            return id;
        }

        public Order getOrder() {
            return order;
        }

        public Money getMoney() {
            return money;
        }
    }

    @Entity(name = "Card")
    @DiscriminatorValue("1")
    public static class Card extends Payment {
        @Column(nullable = false)
        private String number;

        protected Card() {}

        Card(Order order, Money money, String number) {
            super(order, money);
            this.number = number;
        }

        public String getNumber() {
            return number;
        }
    }

    @Entity(name = "Transfer")
    @DiscriminatorValue("2")
    public static class Transfer extends Payment {
        private String iban;

        protected Transfer() {}

        Transfer(Order order, Money money, String iban) {
            super(order, money);
            this.iban = iban;
        }

        public String getIban() {
            return iban;
        }
    }

    @Entity(name = "Notice")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Notice {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        private Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        private Customer customer;

        private String text;

        protected Notice() {}

        Notice(Customer customer, String text) {
            this.customer = customer;
            this.text = text;
        }

        public Long getId() {
            return id;
        }

        public Customer getCustomer() {
            return customer;
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    @Entity(name = "Mail")
    public static class Mail extends Notice {
        private String subject;

        @ManyToOne
        private Notice answers;

        protected Mail() {}

        Mail(Customer customer, String text, String subject, Notice answers) {
            super(customer, text);
            this.subject = subject;
            this.answers = answers;
        }

        public String getSubject() {
            return subject;
        }

        public Notice getAnswers() {
            return answers;
        }
    }

    @Entity(name = "Sms")
    public static class Sms extends Notice {
        private String number;

        protected Sms() {}

        Sms(Customer customer, String text, String number) {
            super(customer, text);
            this.number = number;
        }

        public String getNumber() {
            return number;
        }
    }

    static final Class<?>[] CLASSES = {
        Money.class,
        Geo.class,
        Address.class,
        Country.class,
        Customer.class,
        Account.class,
        Order.class,
        OrderLine.class,
        Complaint.class,
        Category.class,
        Product.class,
        Book.class,
        Gadget.class,
        Payment.class,
        Card.class,
        Transfer.class,
        Notice.class,
        Mail.class,
        Sms.class
    };
}
