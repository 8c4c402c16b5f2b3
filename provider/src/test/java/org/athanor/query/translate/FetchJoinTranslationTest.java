package org.athanor.query.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchJoinTranslationTest {
    private final QueryWorld world = new QueryWorld();

    @Test
    void toOnesAreJoinedOneBehindTheOther() {
        assertThat(world.sql("select i from LineItem i join fetch i.order o left join fetch o.customer"))
                .contains("o.total", "c.name")
                .endsWith("from LineItem i join orders o on o.id = i.order_id left join Customer c on c.id ="
                        + " o.customer_id");
    }

    @Test
    void oneCollectionIsJoinedAndDistinctIsMadeInMemory() {
        assertThat(world.sql("select distinct c from Customer c left join fetch c.orders"))
                .startsWith("select c.id")
                .endsWith("from Customer c left join orders o on o.customer_id = c.id");
    }

    @Test
    void aSecondCollectionIsReadByAnotherSelect() {
        assertThat(world.from("select c from Customer c left join fetch c.orders o left join fetch o.items"))
                .isEqualTo("from Customer c left join orders o on o.customer_id = c.id");
    }

    @Test
    void aLimitCountsOwnersSoNoCollectionIsJoined() {
        assertThat(world.page("select c from Customer c left join fetch c.orders order by c.id"))
                .endsWith("from Customer c order by c.id limit ?");
    }

    @Test
    void anInnerFetchStillDemandsThatThereIsSomething() {
        assertThat(world.page("select c from Customer c join fetch c.orders"))
                .endsWith("from Customer c where exists (select 1 from orders o where o.customer_id = c.id) limit ?");
    }

    @Test
    void aToOneIsJoinedEvenWithALimit() {
        assertThat(world.page("select o from Order o join fetch o.customer"))
                .endsWith("from orders o join Customer c on c.id = o.customer_id limit ?");
    }

    @Test
    void aFetchedCollectionThatTheConditionSpeaksOfIsJoinedToo() {
        assertThat(world.page("select c from Customer c left join fetch c.orders o where o.total > :t"))
                .startsWith("select distinct c.id")
                .endsWith("from Customer c left join orders o on o.customer_id = c.id where o.total > ? limit ?");
    }

    @Test
    void severalItemsDoNotMultiplyByAFetchedCollection() {
        assertThat(world.from("select c, o from Customer c join c.orders o left join fetch o.items"))
                .isEqualTo("from Customer c join orders o on o.customer_id = c.id");
    }
}
