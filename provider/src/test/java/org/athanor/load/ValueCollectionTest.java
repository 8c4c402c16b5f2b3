package org.athanor.load;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Collections of values, and maps. */
class ValueCollectionTest {
    private final LoadWorld world = new LoadWorld(Shop.class, Sign.class).sql("""
        create table shop (id integer primary key);
        create table sign (id integer primary key, text varchar(20), shop_id bigint);
        create table tags (shop_id bigint, tag varchar(20));
        create table opening (shop_id bigint, day integer, hours integer);
        create table names (shop_id bigint, name varchar(20), place integer);
        create table prices (shop_id bigint, product varchar(20), price integer);
        create table side_sign (shop_id bigint, sign_id bigint, side varchar(20));
        insert into shop values (1); insert into shop values (2);
        insert into tags values (1, 'b'); insert into tags values (1, 'a');
        insert into opening values (1, 2, 8); insert into opening values (1, 1, 9);
        insert into opening values (2, 3, 7);
        insert into names values (1, 'second', 1); insert into names values (1, 'first', 0);
        insert into prices values (1, 'tea', 3); insert into prices values (2, 'tea', 4);
        insert into sign values (7, 'open', 1); insert into sign values (8, 'closed', 1);
        insert into side_sign values (1, 7, 'left'); insert into side_sign values (1, 8, 'right')
        """);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void basicElementsAreRead() {
        assertThat(world.find(Shop.class, 1L).tags).containsExactlyInAnyOrder("a", "b");
        assertThat(world.find(Shop.class, 2L).tags).isEmpty();
        assertThat(world.statements())
                .element(1)
                .isEqualTo("select t.shop_id, t.tag from tags t where t.shop_id = ?  -- [1]");
    }

    @Test
    void embeddedElementsAreReadForTheWholeResultInOrder() {
        List<Shop> shops = world.all(Shop.class);

        assertThat(shops.get(0).openings).containsExactly(new Opening(1, 9), new Opening(2, 8));
        assertThat(shops.get(1).openings).containsExactly(new Opening(3, 7));
        assertThat(world.statements()).hasSize(2);
    }

    @Test
    void anOrderColumnOrdersValues() {
        assertThat(world.find(Shop.class, 1L).names).containsExactly("first", "second");
    }

    @Test
    void aMapOfValuesHasItsKeysBesideThem() {
        assertThat(world.all(Shop.class))
                .extracting(shop -> shop.prices.get("tea"))
                .containsExactly(3, 4);
    }

    @Test
    void aMapOfEntitiesIsKeyedByTheirAttributeOrByAColumn() {
        Shop shop = world.find(Shop.class, 1L);

        assertThat(shop.signs.get("closed").id).isEqualTo(8L);
        assertThat(shop.sides.get("left")).isSameAs(shop.signs.get("open"));
        world.clear();

        shop = world.fetching(Shop.class, world.toMany(Shop.class, "sides")).get(0);

        assertThat(world.statements()).hasSize(1);
        assertThat(shop.sides).containsOnlyKeys("left", "right");
        assertThat(world.statements()).isEmpty();
    }

    @Embeddable
    record Opening(@Column(name = "day") int day, int hours) {}

    @Entity(name = "Sign")
    static class Sign {
        @Id
        Long id;

        String text;
    }

    @Entity(name = "Shop")
    static class Shop {
        @Id
        Long id;

        @ElementCollection
        @CollectionTable(name = "tags", joinColumns = @JoinColumn(name = "shop_id"))
        @Column(name = "tag")
        Set<String> tags = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "opening", joinColumns = @JoinColumn(name = "shop_id"))
        @OrderBy("day")
        List<Opening> openings = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "names", joinColumns = @JoinColumn(name = "shop_id"))
        @Column(name = "name")
        @OrderColumn(name = "place")
        List<String> names = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "prices", joinColumns = @JoinColumn(name = "shop_id"))
        @MapKeyColumn(name = "product")
        @Column(name = "price")
        Map<String, Integer> prices = new HashMap<>();

        @OneToMany
        @JoinColumn(name = "shop_id")
        @MapKey(name = "text")
        Map<String, Sign> signs = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "side_sign",
                joinColumns = @JoinColumn(name = "shop_id"),
                inverseJoinColumns = @JoinColumn(name = "sign_id"))
        @MapKeyColumn(name = "side")
        Map<String, Sign> sides = new HashMap<>();
    }
}
