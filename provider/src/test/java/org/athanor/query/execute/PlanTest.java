package org.athanor.query.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.athanor.query.Shop.Customer;
import org.athanor.query.translate.QueryWorld;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final QueryPlans plans = new QueryWorld().plans();

    @Test
    void aTextIsCompiledOnceAndEqualQuestionsShareAPlan() {
        TreeQueryPlan plan = plans.jpql("select c from Customer c where c.age = 3");
        assertThat(plans.jpql("select c from Customer c where c.age = 3")).isSameAs(plan);
        assertThat(plans.jpql("SELECT c  FROM Customer AS c WHERE (c.age = 3)")).isSameAs(plan);
        assertThat(plans.of(plan.tree())).isSameAs(plan);
        assertThat(plans.statistics()).isEqualTo(new PlanStatistics(2, 2, 0, 3, 3));
    }

    @Test
    void theCacheIsBoundedByWeight() {
        for (int i = 0; i < 300; i++) {
            plans.jpql("select c from Customer c where c.age = " + i);
        }
        assertThat(plans.statistics().weight()).isLessThanOrEqualTo(100);
        assertThat(plans.statistics().evictions()).isGreaterThanOrEqualTo(500);
        plans.jpql("select c from Customer c where c.age = 1" + " or c.age = 1".repeat(1_000));
        assertThat(plans.statistics().weight()).isLessThanOrEqualTo(100);
    }

    @Test
    void listsOfSimilarLengthShareOneText() {
        QueryRequest request = new QueryRequest(plans.jpql("select o from Order o where o.total in :totals"));
        assertThat(sql(request, 1)).endsWith("in (?)");
        assertThat(sql(request, 2)).endsWith("in (?, ?)");
        assertThat(sql(request, 3)).endsWith("in (?, ?, ?, ?)").isEqualTo(sql(request, 4));
        assertThat(sql(request, 5)).isEqualTo(sql(request, 8));
    }

    private static String sql(QueryRequest request, int size) {
        request.set("totals", java.util.Collections.nCopies(size, java.math.BigDecimal.ONE));
        return request.sql();
    }

    @Test
    void aPlanTellsItsParameters() {
        assertThat(plans.jpql("select c from Customer c where c.id = :id and c.name in :names and c.invitedBy = :host")
                        .parameters())
                .containsExactly(
                        new QueryParameter(0, "id", 0, Long.class, false),
                        new QueryParameter(1, "names", 0, String.class, true),
                        new QueryParameter(2, "host", 0, Customer.class, false));
    }

    @Test
    void aPlanTellsItsResults() {
        TreeQueryPlan plan = plans.jpql("select c.name as n, count(c) from Customer c group by c.name");
        assertThat(plan.items()).containsExactly(new ResultItem("n", String.class), new ResultItem(null, Long.class));
        assertThat(plan.resultType()).isEqualTo(Object[].class);
        assertThat(plans.jpql("from Customer").resultType()).isEqualTo(Customer.class);
        assertThat(plans.jpql("delete from Customer").kind()).isEqualTo(QueryPlan.Kind.DELETE);
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWhenItIsSet() {
        QueryRequest request =
                new QueryRequest(plans.jpql("select c from Customer c where c.id = :id and c.name in :names"));
        assertThatThrownBy(() -> request.set("id", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Parameter :id takes a java.lang.Long, but was given java.lang.String");
        assertThatThrownBy(() -> request.set("id", 1.5))
                .hasMessage("Parameter :id takes a java.lang.Long, but was given 1.5 of java.lang.Double");
        assertThatThrownBy(() -> request.set("names", List.of("a", 5)))
                .hasMessage("Parameter :names takes a collection of java.lang.String, but was given 5 of"
                        + " java.lang.Integer");
        assertThatThrownBy(() -> request.set("nope", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The query has no parameter :nope; it has [:id, :names]");
    }

    @Test
    void aWholeNumberOfAnotherClassIsKept() {
        TreeQueryPlan plan = plans.jpql("select c from Customer c where c.id = :id");
        QueryRequest request = new QueryRequest(plan);
        request.set("id", 5);
        assertThat(request.get(plan.parameters().get(0))).isEqualTo(5);
        assertThat(request.bound(0)).isEqualTo(5L);
    }

    @Test
    void aParameterMustBeSet() {
        QueryRequest request = new QueryRequest(plans.jpql("select c from Customer c where c.id = :id"));
        assertThatThrownBy(() -> request.list(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Parameter :id is not set");
    }

    @Test
    void aNativeTextKeepsWhatIsNoParameter() {
        NativeText text = NativeText.parse("select ':a', \"b?\", x::int -- :c ?\n"
                + " from t /* :d */ where a = :a and b = ? and c = ?2 and d = :a and e = ?");
        assertThat(text.parameters()).extracting(QueryParameter::label).containsExactly(":a", "?1", "?2");
        assertThat(text.uses()).containsExactly(0, 1, 2, 0, 2);
    }
}
