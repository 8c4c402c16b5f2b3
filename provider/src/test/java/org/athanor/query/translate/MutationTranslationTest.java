package org.athanor.query.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MutationTranslationTest {
    private final QueryWorld world = new QueryWorld();

    @Test
    void anUpdateSetsAttributes() {
        assertThat(world.sql("update Customer c set c.age = c.age + 1, c.invitedBy = null, c.address.city = :city"
                        + " where c.name = :n"))
                .isEqualTo("update Customer as c set age = c.age + 1, invitedBy_id = null, city = ? where c.name = ?");
    }

    @Test
    void anUpdateNeedsNoVariable() {
        assertThat(world.sql("update Order set customer = :c where total > :t"))
                .isEqualTo("update orders as o set customer_id = ? where o.total > ?");
    }

    @Test
    void aDeleteOfASubclassIsRestricted() {
        assertThat(world.sql("delete from Book where price > 3"))
                .isEqualTo("delete from Product as b where b.DTYPE = 'B' and b.price > 3.0");
    }

    @Test
    void aConditionThatNeedsJoinsMovesIntoASubquery() {
        assertThat(world.sql("delete from LineItem i where i.order.customer.name = 'x'"))
                .isEqualTo("delete from LineItem as i where id in (select i.id from LineItem i join orders o on o.id ="
                        + " i.order_id join Customer c on c.id = o.customer_id where c.name = 'x')");
    }

    @Test
    void setCannotFollowAssociations() {
        assertThatThrownBy(() -> world.sql("update LineItem i set i.order.total = 3"))
                .isInstanceOf(QueryTranslationException.class)
                .hasMessageStartingWith("SET cannot follow associations");
    }
}
