package org.athanor.query.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit together is told when the query is made. */
class TypeMismatchTest {
    private final QueryWorld world = new QueryWorld();

    @Test
    void theMessageSaysWhatAndWhere() {
        assertThatThrownBy(() -> world.plans().jpql("select c from Customer c where c.age > 3 and c.name = 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                    Cannot compare a value of String with a value of Integer
                        in: c.name = 1\
                    """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "c.age = 'x' | Cannot compare a value of Integer with a value of String",
                "c.name > c.age | Cannot compare a value of String with a value of Integer",
                "c.active = 1 | Cannot compare a value of Boolean with a value of Integer",
                "c = 1 | Cannot compare an instance of entity Customer with a value of Integer: compare instances with",
                "c.invitedBy = o | Cannot compare an instance of entity Customer with an instance of entity Order",
                "c.address = 'x' | Cannot compare an embedded Address with a value of String",
                "o.status = 1 | Cannot compare a value of Status with a value of Integer",
                "o.status = 'LOST' | Enum Status has no constant 'LOST'; it has [OPEN, PAID, SENT]",
                "o.day = 'soon' | 'soon' is no LocalDate",
                "c.age between 'a' and 'b' | Cannot compare a value of Integer with a value of String",
                "c.name in (1, 2) | Cannot compare a value of String with a value of Integer",
                "c.id in (select p.name from Product p) | Cannot compare a value of Long with a value of String",
                "c.id > all (select p.name from Product p) | Cannot compare a value of Long with a value of String",
                "c.id = (select p.name from Product p) | Cannot compare a value of Long with a value of String",
                "1 member of c.nicknames | Cannot compare a value of String with a value of Integer",
                "c.age like 'x' | LIKE takes texts, not a value of Integer",
                "c.name + 1 = 2 | Arithmetic takes numbers, not a value of String",
                "-c.name = 2 | A sign takes numbers, not a value of String",
                "upper(c.age) = 'X' | UPPER takes texts, not a value of Integer",
                "abs(c.name) = 1 | ABS takes numbers, not a value of String",
                "trim(c.age) = 'x' | TRIM takes texts, not a value of Integer",
                "extract(year from c.age) = 1 | EXTRACT takes dates and times, not a value of Integer",
                "coalesce(c.age, 'x') = 1 | The value would be a value of Integer here and a value of String there",
                "case c.age when 'x' then 1 else 2 end = 1 | Cannot compare a value of Integer with a value of String",
                "c.name | A condition must stand where the query has a value of String",
                "type(c) = Product | An instance of entity Customer is never one of entity Product",
                "c.name = :x and c.age = :x | Parameter :x stands for a value of String and for one of Integer"
            })
    void aConditionThatCannotBeIsRefused(String condition, String message) {
        assertThatThrownBy(
                        () -> world.plans().jpql("select c from Customer c join c.orders o where " + condition.strip()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select sum(c.name) from Customer c | SUM takes numbers, not a value of String",
                "update Customer c set c.name = 1 | Cannot set a value of String to a value of Integer",
                "update Customer c set c.invitedBy = 3 | Cannot set an instance of entity Customer to a value of Integer",
                "select c.id from Customer c union select p.name from Product p | Both sides of UNION must select the same types of items, not Long and String",
                "select count(c), c.age from Customer c where count(c) > 1 | WHERE and ON ask of single rows: what is true of a group stands in HAVING, or in a subquery",
                "select c from Customer c where c.age = ?1 and c.name = :x | The parameters of a query have all names, or all numbers",
                "select c from Customer c where c.age = ?0 | The first positional parameter is ?1",
                "select c.name as n, c.age as n from Customer c | Two results are named 'n'"
            })
    void aQueryThatCannotBeIsRefused(String query, String message) {
        assertThatThrownBy(() -> world.plans().jpql(query.strip()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message.strip());
    }

    @Test
    void textsBesideOtherTypesAreReadAsSuch() {
        assertThat(world.from("select o from Order o where o.status = 'PAID'"))
                .isEqualTo("from orders o where o.status = 'PAID'");
        assertThat(world.from("select o from Order o where o.day < '2020-02-29'"))
                .isEqualTo("from orders o where o.day < ?");
    }
}
