package org.athanor.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.athanor.query.translate.QueryWorld;
import org.junit.jupiter.api.Test;

class SyntaxErrorTest {
    private final JpqlParser parser = new QueryWorld().parser();

    private void refuses(String jpql, String message) {
        assertThatThrownBy(() -> parser.parse(jpql))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessage(message);
    }

    private void refusesBecause(String jpql, String problem) {
        assertThatThrownBy(() -> parser.parse(jpql))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void anUnknownEntityIsMarkedAndTheNearestNamed() {
        refuses("select c from Custmer c", """
            There is no entity named 'Custmer'. Did you mean 'Customer'? (line 1, column 15)
                select c from Custmer c
                              ^\
            """);
    }

    @Test
    void anUnknownAttributeIsMarkedAndTheNearestNamed() {
        refuses("select c.nmae from Customer c", """
            Entity Customer has no attribute 'nmae'. Did you mean 'name'? (line 1, column 10)
                select c.nmae from Customer c
                         ^\
            """);
    }

    @Test
    void thePlaceIsFoundInTextsOfSeveralLines() {
        String text = "select c\nfrom Customer c\nwhere c.age = = 3";
        refuses(text, """
            Expected a value, but there is '=' (line 3, column 15)
                where c.age = = 3
                              ^\
            """);
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> parser.parse(text));
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(15);
    }

    @Test
    void aLongLineIsCutRoundThePlace() {
        String text = "select c from Customer c where " + "c.age = 1 or ".repeat(30) + "c.agee = 2 "
                + "or c.age = 1 ".repeat(30);
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> parser.parse(text));
        String[] lines = error.getMessage().split("\n");
        assertThat(lines[1]).hasSizeLessThan(130).startsWith("    …").endsWith("…");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("agee");
    }

    @Test
    void theEndOfTheQueryIsAPlaceToo() {
        refuses("select c from Customer c where", """
            Expected a value, but the query ends (line 1, column 31)
                select c from Customer c where
                                              ^\
            """);
        refusesBecause("", "Expected SELECT, FROM, UPDATE or DELETE, but the query ends");
    }

    @Test
    void aCollectionIsNoStepOfAPath() {
        refusesBecause(
                "select c from Customer c where c.orders.id = 3",
                "A path cannot go on from the collection 'orders', which has many elements: join it");
        refusesBecause(
                "select c.orders from Customer c", "The collection 'orders' has many elements, so it is no value");
    }

    @Test
    void anAttributeOfASubclassNeedsTreat() {
        refusesBecause(
                "select p.isbn from Product p",
                "Entity Product has no attribute 'isbn', but its subclass Book has: say treat(… as Book).isbn");
    }

    @Test
    void variablesAreDeclaredOnceAndBeforeTheirUse() {
        refusesBecause("select c from Customer c, Order c", "The variable 'c' is declared twice");
        refusesBecause("select x.id from Customer c", "There is no variable 'x'");
    }

    @Test
    void functionsAreKnownByNameAndNumberOfArguments() {
        refusesBecause("select lowr(c.name) from Customer c", "There is no function 'lowr' in JPQL");
        refusesBecause("select locate(c.name) from Customer c", "LOCATE takes 2 or 3 arguments, not 1");
    }

    @Test
    void textsAndOperatorsMustBeWhole() {
        refusesBecause("select c from Customer c where c.name = 'abc", "This text is not closed");
        refusesBecause("select c from Customer c where c.name | 'x'", "'|' is not an operator");
        refusesBecause("select c from Customer c where c.name = #", "The character '#' means nothing in a query");
        refusesBecause("select c from Customer c where c.age = ?", "A number must follow '?'");
        refusesBecause("select c from Customer c where c.age = 12x", "'12x' is not a number");
    }

    @Test
    void aConstructorNeedsItsClass() {
        refusesBecause("select new Foo(c) from Customer c", "There is no class 'Foo': name it in full");
    }

    @Test
    void whatIsNoJpqlSaysSo() {
        refusesBecause("select c from Customer c right join c.orders o", "JPQL has no RIGHT JOIN");
        refusesBecause("select c from Customer c where c.age in ()", "Expected a value, but there is ')'");
        refusesBecause("select c from Customer c wher c.id = 1", "Expected the end of the query, but there is 'wher'");
        refusesBecause("select c from Customer c where c.age is 3", "Expected NULL or EMPTY, but there is '3'");
    }
}
