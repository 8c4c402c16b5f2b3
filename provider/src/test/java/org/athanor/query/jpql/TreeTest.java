package org.athanor.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.athanor.mapping.EntityMapping;
import org.athanor.query.Shop;
import org.athanor.query.translate.QueryWorld;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Condition.Comparison;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Ordering;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;
import org.junit.jupiter.api.Test;

class TreeTest {
    private final QueryWorld world = new QueryWorld();
    private final EntityMapping customer = world.mappings().find("Customer");
    private final Variable c = new Variable("c", new Domain.Entities(customer));

    private SelectQuery select(String jpql) {
        return (SelectQuery) world.parser().parse(jpql);
    }

    private Condition where(String condition) {
        return select("select c from Customer c where " + condition).where();
    }

    private Object literal(String text) {
        Comparison comparison = (Comparison) where("c.age = " + text);
        return ((Literal) comparison.right()).value();
    }

    private Path path(String attribute) {
        return new Path(new VariableRef(c), List.of(customer.attribute(attribute)));
    }

    @Test
    void aQueryIsARecordOfItsClauses() {
        assertThat(select("SELECT c.name AS n FROM Customer c WHERE c.age >= :min ORDER BY n DESC NULLS LAST"))
                .isEqualTo(new SelectQuery(
                        false,
                        List.of(new Selection.Value(path("name"), "n")),
                        List.of(new Source.Range(c, customer)),
                        new Comparison(ComparisonOperator.GE, path("age"), Parameter.named("min")),
                        List.of(),
                        null,
                        List.of(new Ordering(new Expression.SelectedItem(0), true, false))));
    }

    @Test
    void equalQuestionsAreEqualTrees() {
        assertThat(select("select c from Customer c where c.age>1 and (c.name='x')"))
                .isEqualTo(select("SELECT  c\nFROM Customer AS c WHERE c.age > 1 AND C.name = 'x'"))
                .hasSameHashCodeAs(select("select c from Customer c where c.age > 1 and c.name = 'x'"));
    }

    @Test
    void theSelectClauseAndTheVariableMayBeLeftOut() {
        assertThat(select("from Customer where age > 3"))
                .isEqualTo(select("select this from Customer where this.age > 3"));
    }

    @Test
    void conjunctionsAndDisjunctionsAreFlat() {
        Condition.Or or =
                (Condition.Or) where("c.age = 1 or (c.age = 2 or c.age = 3) or c.age = 4 and (c.id = 1 and c.id = 2)");
        assertThat(or.terms()).hasSize(4);
        assertThat(((Condition.And) or.terms().get(3)).terms()).hasSize(3);
    }

    @Test
    void tenThousandTermsDoNotRecurse() {
        StringBuilder text = new StringBuilder("c.id = 0");
        for (int i = 1; i < 10_000; i++) {
            text.append(" or c.id = ").append(i);
        }
        assertThat(((Condition.Or) where(text.toString())).terms()).hasSize(10_000);
        assertThat(where("c.age = 1" + " + 1".repeat(10_000))).isNotNull();
        assertThat(where("c.name = 'x'" + " || 'x'".repeat(10_000))).isNotNull();
    }

    @Test
    void literalsHaveTheTypesOfJava() {
        assertThat(literal("1")).isEqualTo(1);
        assertThat(literal("10000000000")).isEqualTo(10_000_000_000L);
        assertThat(literal("1L")).isEqualTo(1L);
        assertThat(literal("1.5")).isEqualTo(1.5);
        assertThat(literal("1.5f")).isEqualTo(1.5f);
        assertThat(literal("1.50BD")).isEqualTo(new BigDecimal("1.50"));
        assertThat(literal("12bi")).isEqualTo(BigInteger.valueOf(12));
        assertThat(literal("1e3")).isEqualTo(1000.0);
        assertThat(literal("'it''s'")).isEqualTo("it's");
        assertThat(literal("TRUE")).isEqualTo(true);
        assertThat(literal("{d '2020-02-29'}")).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(literal("org.athanor.query.Shop.Status.PAID")).isEqualTo(Shop.Status.PAID);
    }

    @Test
    void reservedWordsAreAttributesBehindADot() {
        assertThat(select("select i.order from LineItem i where i.order.id = 3").where())
                .isNotNull();
        assertThat(select("from LineItem where order.id = 3 order by id").orderBy())
                .hasSize(1);
    }

    @Test
    void aParameterInParenthesesMayBeACollection() {
        assertThat(where("c.id in (:ids)")).isEqualTo(where("c.id in :ids"));
        assertThat(where("c.id in (:a, :b)")).isInstanceOf(Condition.InList.class);
    }

    @Test
    void variablesOfASubqueryHideThoseRoundIt() {
        Condition.Exists exists = (Condition.Exists) where("exists (select c from Order c where c.total > 3)");
        SelectQuery inner = (SelectQuery) exists.query();
        assertThat(inner.from().get(0).variable().domain())
                .isEqualTo(new Domain.Entities(world.mappings().find("Order")));
    }
}
