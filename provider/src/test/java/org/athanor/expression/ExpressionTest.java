package org.athanor.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.expression.Expressions.and;
import static org.athanor.expression.Expressions.attribute;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.func;
import static org.athanor.expression.Expressions.text;
import static org.athanor.expression.Expressions.when;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private final NamedAttribute<Item, Object> name = attribute(Item.class, "name");
    private final NamedAttribute<Item, Object> price = attribute(Item.class, "price");

    @Test
    void expressionsThatSayTheSameAreEqual() {
        assertThat(name.eq("a").and(price.lt(3))).isEqualTo(name.eq("a").and(price.lt(3)));
        assertThat(name.eq("a")).isNotEqualTo(name.eq("b")).isNotEqualTo(name.ne("a"));
        assertThat(func("f", name, 1)).isEqualTo(func("f", name, 1)).hasSameHashCodeAs(func("f", name, 1));
        assertThat(text("a = 1")).isEqualTo(text("a = 1")).isNotEqualTo(text("a = 2"));
        assertThat(name.desc()).isEqualTo(name.desc()).isNotEqualTo(name.asc());
        assertThat(count(name).label("n")).isEqualTo(count(name).label("n"));
        assertThat(when(price.lt(3), "low").otherwise("high"))
                .isEqualTo(when(price.lt(3), "low").otherwise("high"));
    }

    @Test
    void nullIsAskedForWithIsNull() {
        Object nothing = null;
        assertThat(name.eq(nothing)).isEqualTo(name.isNull());
        assertThat(name.ne(nothing)).isEqualTo(name.isNotNull());
    }

    @Test
    void aConditionOnSeveralIsTheirConjunction() {
        assertThat(name.any(price.lt(3), price.gt(1))).isEqualTo(name.any(and(price.lt(3), price.gt(1))));
    }

    @Test
    void textsAreSearchedForAsTheyAre() {
        assertThat(name.text().contains("50%_\\")).isEqualTo(name.text().like("%50\\%\\_\\\\%", '\\'));
    }

    @Test
    void operatorsKeepTheirOperandsAsTheyWere() {
        List<Object> values = new java.util.ArrayList<>(List.of("a"));
        Predicate in = name.in(values);
        values.add("b");
        assertThat(in).isEqualTo(name.in(List.of("a")));
    }

    @Test
    void onlyAttributesAreGotFromSomething() {
        assertThat(name.get("length").node()).isEqualTo(new Node.Path(name.node(), Object.class, "length"));
        assertThatThrownBy(() -> Attributes.from(name.node(), new Node.Literal(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no attribute");
    }

    private static final class Item {}
}
