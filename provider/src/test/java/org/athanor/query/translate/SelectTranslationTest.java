package org.athanor.query.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SelectTranslationTest {
    private final QueryWorld world = new QueryWorld();

    @Test
    void variablesBecomeAliases() {
        assertThat(world.sql("select ord.id, cust.name from Order ord join ord.customer cust where cust.age > :age"))
                .isEqualTo("select ord.id, cust.name from orders ord join Customer cust on cust.id = ord.customer_id"
                        + " where cust.age > ?");
    }

    @Test
    void anEntityIsItsColumns() {
        assertThat(world.sql("from Order where total > :t"))
                .isEqualTo("select o.id, o.status, o.day, o.total, o.customer_id from orders o where o.total > ?");
    }

    @Test
    void aForeignKeyAnswersForTheIdentifier() {
        assertThat(world.from(
                        "select o from Order o where o.customer.id = 5 and o.customer = :c and o.customer is not null"))
                .isEqualTo("from orders o where o.customer_id = 5 and o.customer_id = ? and o.customer_id is not null");
    }

    @Test
    void aPathOverAToOneIsOneInnerJoin() {
        assertThat(world.from("select o.customer.name from Order o where o.customer.age > 3 order by"
                        + " o.customer.address.city"))
                .isEqualTo("from orders o join Customer c on c.id = o.customer_id where c.age > 3 order by c.city");
    }

    @Test
    void aPathOverAJoinedToOneUsesThatJoin() {
        assertThat(world.from("select o from Order o left join o.customer c where o.customer.name = 'x'"))
                .isEqualTo("from orders o join Customer c on c.id = o.customer_id where c.name = 'x'");
    }

    @Test
    void aSelectedToOneMayBeMissing() {
        assertThat(world.from("select o.customer from Order o"))
                .isEqualTo("from orders o left join Customer c on c.id = o.customer_id");
    }

    @Test
    void theOtherSideOfAOneToOneIsNullWhenNoRowRefersHere() {
        assertThat(world.from("select c from Customer c where c.profile is null"))
                .isEqualTo("from Customer c where not exists (select 1 from Profile p where p.customer_id = c.id)");
    }

    @Test
    void joinsHaveConditions() {
        assertThat(world.from("select c from Customer c left join c.orders o on o.total > :t join Product p on"
                        + " p.name = c.name"))
                .isEqualTo("from Customer c left join orders o on o.customer_id = c.id and o.total > ?"
                        + " join Product p on p.name = c.name");
    }

    @Test
    void aPathInAConditionStaysWithinItsOuterJoin() {
        assertThat(world.from("select c from Customer c left join c.invitedBy d on d.invitedBy.name = 'x'"))
                .isEqualTo("from Customer c left join (Customer d join Customer c1 on c1.id = d.invitedBy_id)"
                        + " on d.id = c.invitedBy_id and c1.name = 'x'");
    }

    @Test
    void collectionsAreSubqueries() {
        assertThat(world.from("select c from Customer c where c.orders is not empty and size(c.orders) > 2"))
                .isEqualTo("from Customer c where exists (select 1 from orders o where o.customer_id = c.id)"
                        + " and (select count(*) from orders o1 where o1.customer_id = c.id) > 2");
        assertThat(world.from("select c from Customer c where :o not member of c.orders"))
                .isEqualTo("from Customer c where not exists"
                        + " (select 1 from orders o where o.customer_id = c.id and o.id = ?)");
    }

    @Test
    void aSubqueryMayRangeOverACollection() {
        assertThat(world.from("select c from Customer c where (select avg(o.total) from c.orders o) > 100"))
                .isEqualTo(
                        "from Customer c where (select avg(o.total) from orders o where o.customer_id = c.id) > 100.0");
    }

    @Test
    void aSubclassIsRestricted() {
        assertThat(world.from("select b from Book b where b.isbn is null"))
                .isEqualTo("from Product b where b.DTYPE = 'B' and b.isbn is null");
        assertThat(world.from("select p from Product p where type(p) in (Book, Toy) and type(p) <> :t"))
                .isEqualTo("from Product p where p.DTYPE in ('B', 'T') and p.DTYPE <> ?");
        assertThat(world.from("select p from Product p where treat(p as Book).isbn = '1' or p.price > 2"))
                .isEqualTo("from Product p where p.DTYPE = 'B' and p.isbn = '1' or p.price > 2.0");
    }

    @Test
    void anIdentifierOfSeveralColumnsIsCompared() {
        assertThat(world.from("select s from Stock s where id(s) = :id or s <> :s"))
                .isEqualTo("from Stock s where s.place = ? and s.shelf = ? or not (s.place = ? and s.shelf = ?)");
    }

    @Test
    void aListIsOneParameter() {
        assertThat(world.from("select c from Customer c where c.id in :ids and c.name not in ('a', 'b')"))
                .isEqualTo(
                        "from Customer c where c.id in (select value from json_each(?)) and c.name not in ('a', 'b')");
    }

    @Test
    void literalsTakeTheFormOfTheirColumn() {
        assertThat(world.from("select o from Order o where o.status = org.athanor.query.Shop.Status.PAID"))
                .isEqualTo("from orders o where o.status = 'PAID'");
        assertThat(world.from("select c from Customer c where c.active and c.age < 10L"))
                .isEqualTo("from Customer c where c.active = true and c.age < 10");
    }

    @Test
    void aNewInstanceOrAnAliasIsOrderedByItsExpression() {
        assertThat(world.sql("select c.name as n, count(o) as cnt from Customer c left join c.orders o group by c.name"
                        + " having count(o) > 1 order by cnt desc nulls last"))
                .isEqualTo(
                        "select c.name as n, count(o.id) as cnt from Customer c left join orders o on o.customer_id ="
                                + " c.id group by c.name having count(o.id) > 1 order by count(o.id) desc nulls last");
    }

    @Test
    void queriesCombine() {
        assertThat(world.sql("select c.name from Customer c union select p.name as n from Product p order by n"))
                .isEqualTo("select c.name from Customer c union select p.name as n from Product p order by 1");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> world.sql("select o from Order o where o.customer = 5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot compare an instance of entity Customer with a value of Integer");
        assertThatThrownBy(() -> world.sql("select new org.athanor.query.Shop.Line(c.id, c.age) from Customer c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Class org.athanor.query.Shop$Line has no constructor that takes (Long, Integer), as the query"
                                + " selects. It has: (String, int)");
    }
}
