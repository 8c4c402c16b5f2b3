package org.athanor.behaviour.natives;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FetchType;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Orders of items, for native queries that read them in every form. */
final class Orders {
    static final Class<?>[] CLASSES = {Item.class, Gift.class, Order.class, Stay.class};

    private Orders() {}

    @Entity(name = "Item")
    @Table(name = "things")
    @DiscriminatorColumn(name = "kind")
    @DiscriminatorValue("I")
    static class Item {
        @Id
        long id;

        String name;

        protected Item() {}

        Item(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Gift")
    @DiscriminatorValue("G")
    static class Gift extends Item {
        String ribbon;

        protected Gift() {}

        Gift(long id, String name, String ribbon) {
            super(id, name);
            this.ribbon = ribbon;
        }
    }

    @Entity(name = "Purchase")
    @Table(name = "purchases")
    @SqlResultSetMapping(
            name = "purchase and item",
            entities = {
                @EntityResult(
                        entityClass = Order.class,
                        fields = {
                            @FieldResult(name = "id", column = "order_id"),
                            @FieldResult(name = "quantity", column = "order_quantity"),
                            @FieldResult(name = "day", column = "order_day"),
                            @FieldResult(name = "item", column = "order_item")
                        }),
                @EntityResult(
                        entityClass = Item.class,
                        discriminatorColumn = "item_kind",
                        fields = {@FieldResult(name = "name", column = "item_name")})
            })
    @SqlResultSetMapping(
            name = "everything",
            entities = @EntityResult(entityClass = Order.class),
            classes =
                    @ConstructorResult(
                            targetClass = Line.class,
                            columns = {
                                @ColumnResult(name = "name"),
                                @ColumnResult(name = "quantity", type = Integer.class)
                            }),
            columns = {@ColumnResult(name = "name"), @ColumnResult(name = "price", type = BigDecimal.class)})
    @SqlResultSetMapping(name = "count", columns = @ColumnResult(name = "n", type = Long.class))
    @SqlResultSetMapping(
            name = "line",
            classes =
                    @ConstructorResult(
                            targetClass = Line.class,
                            columns = {@ColumnResult(name = "name"), @ColumnResult(name = "quantity")}))
    @NamedNativeQuery(
            name = "Purchase.named",
            query = "select name as name, id as id from things order by id",
            classes =
                    @ConstructorResult(
                            targetClass = Line.class,
                            columns = {@ColumnResult(name = "name"), @ColumnResult(name = "id", type = int.class)}))
    @NamedNativeQuery(
            name = "Purchase.count",
            query = "select count(*) as n from purchases where quantity >= :least",
            resultSetMapping = "count")
    @NamedNativeQuery(
            name = "Purchase.items",
            query = "select * from things where id <= ?1 order by id",
            resultClass = Item.class)
    static class Order {
        @Id
        long id;

        int quantity;
        LocalDate day;

        @ManyToOne(fetch = FetchType.LAZY)
        Item item;

        protected Order() {}

        Order(long id, int quantity, LocalDate day, Item item) {
            this.id = id;
            this.quantity = quantity;
            this.day = day;
            this.item = item;
        }
    }

    @Embeddable
    record StayId(long guest, int room) implements Serializable {}

    @Entity(name = "Stay")
    @Table(name = "stays")
    @SqlResultSetMapping(
            name = "stay",
            entities =
                    @EntityResult(
                            entityClass = Stay.class,
                            fields = {
                                @FieldResult(name = "id.guest", column = "g"),
                                @FieldResult(name = "id.room", column = "r"),
                                @FieldResult(name = "nights", column = "n")
                            }))
    static class Stay {
        @EmbeddedId
        StayId id;

        int nights;

        protected Stay() {}

        Stay(StayId id, int nights) {
            this.id = id;
            this.nights = nights;
        }
    }

    record Line(String name, long quantity) {}
}
