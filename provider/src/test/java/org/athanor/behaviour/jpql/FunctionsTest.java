package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.athanor.query.Shop;
import org.athanor.query.execute.ShopRows;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions give the same values of the same types everywhere (Jakarta Persistence 3.2, 4.7). */
class FunctionsTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Shop.CLASSES));

    @BeforeEach
    void rows() {
        unit.inTransaction(ShopRows::persist);
    }

    private Object one(String jpql) {
        return unit.fromEntityManager(em -> em.createQuery(jpql).getSingleResult());
    }

    /** Ann is 30, the first of three, and lives in Via A, Rome; her first order is of the 29th of February 2020, 10.50. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "lower(c.name) ¦ ann ¦ String",
                "upper(c.address.city) ¦ ROME ¦ String",
                "length(c.name) ¦ 3 ¦ Integer",
                "concat(c.name, ' ', c.address.city, '!') ¦ Ann Rome! ¦ String",
                "c.name || '-' || c.address.city ¦ Ann-Rome ¦ String",
                "'a' || c.age || 'z' ¦ a30z ¦ String",
                "substring(c.address.city, 2) ¦ ome ¦ String",
                "substring(c.address.city, 2, 2) ¦ om ¦ String",
                "left(c.address.city, 2) ¦ Ro ¦ String",
                "right(c.address.city, 2) ¦ me ¦ String",
                "replace(c.address.city, 'om', 'os') ¦ Rose ¦ String",
                "trim('  x ') ¦ x ¦ String",
                "trim(leading from '  x') || '.' ¦ x. ¦ String",
                "trim(trailing 'x' from 'axx') ¦ a ¦ String",
                "trim(both 'x' from 'xxaxx') ¦ a ¦ String",
                "locate('n', c.name) ¦ 2 ¦ Integer",
                "locate('n', c.name, 3) ¦ 3 ¦ Integer",
                "locate('z', c.name) ¦ 0 ¦ Integer",
                "abs(c.age - 40) ¦ 10 ¦ Integer",
                "mod(c.age, 7) ¦ 2 ¦ Integer",
                "sign(c.age - 40) ¦ -1 ¦ Integer",
                "ceiling(7.25) ¦ 8.0 ¦ Double",
                "floor(7.75) ¦ 7.0 ¦ Double",
                "round(7.256, 2) ¦ 7.26 ¦ Double",
                "sqrt(16) ¦ 4.0 ¦ Double",
                "power(2, 10) ¦ 1024.0 ¦ Double",
                "exp(0) ¦ 1.0 ¦ Double",
                "ln(1) ¦ 0.0 ¦ Double",
                "c.age * 2 + 1 ¦ 61 ¦ Integer",
                "c.age + 1L ¦ 31 ¦ Long",
                "c.age - 0.5 ¦ 29.5 ¦ Double",
                "-c.age ¦ -30 ¦ Integer",
                "c.age / 4 ¦ 7 ¦ Integer",
                "size(c.orders) ¦ 2 ¦ Integer",
                "id(c) ¦ 1 ¦ Long",
                "version(c) ¦ 0 ¦ Integer",
                "coalesce(c.invitedBy.name, 'nobody') ¦ nobody ¦ String",
                "nullif(c.name, 'Ann') ¦ null ¦ null",
                "nullif(c.name, 'Bob') ¦ Ann ¦ String",
                "case when c.age > 20 then 'old' else 'young' end ¦ old ¦ String",
                "case c.age when 30 then 'thirty' else 'else' end ¦ thirty ¦ String",
                "case when c.age > 50 then 1 end ¦ null ¦ null",
                "cast(c.age as string) ¦ 30 ¦ String",
                "cast('12' as integer) ¦ 12 ¦ Integer",
                "cast('12' as long) ¦ 12 ¦ Long",
                "cast('1.5' as double) ¦ 1.5 ¦ Double",
                "cast('1.5' as float) ¦ 1.5 ¦ Float",
                "function('upper', c.name) ¦ ANN ¦ String",
                "(select count(o) from c.orders o) ¦ 2 ¦ Long",
                "(select max(o.total) from c.orders o) ¦ 20.00 ¦ BigDecimal",
                "1 ¦ 1 ¦ Integer",
                "2.5 ¦ 2.5 ¦ Double",
                "'it''s' ¦ it's ¦ String",
                "true ¦ true ¦ Boolean",
                "c.active ¦ true ¦ Boolean"
            })
    void aFunctionOfACustomer(String expression, String value, String type) {
        if (expression.contains("invitedBy")) {
            expression = expression.replace("c.invitedBy.name", "i.name");
        }
        Object result = one("select " + expression + " from Customer c left join c.invitedBy i where c.id = 1");
        assertThat(String.valueOf(result)).as(expression).isEqualTo(value);
        assertThat(result == null ? "null" : result.getClass().getSimpleName())
                .as(expression)
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "extract(year from o.day) ¦ 2020 ¦ Integer",
                "extract(quarter from o.day) ¦ 1 ¦ Integer",
                "extract(month from o.day) ¦ 2 ¦ Integer",
                "extract(week from o.day) ¦ 9 ¦ Integer",
                "extract(day from o.day) ¦ 29 ¦ Integer",
                "extract(hour from {ts '2020-02-29 12:30:15'}) ¦ 12 ¦ Integer",
                "extract(minute from {t '12:30:15'}) ¦ 30 ¦ Integer",
                "extract(second from {ts '2020-02-29 12:30:15.5'}) ¦ 15.5 ¦ Double",
                "extract(date from {ts '2020-02-29 12:30:15'}) ¦ 2020-02-29 ¦ LocalDate",
                "extract(time from {ts '2020-02-29 12:30:15'}) ¦ 12:30:15 ¦ LocalTime",
                "year(o.day) ¦ 2020 ¦ Integer",
                "{d '2020-01-02'} ¦ 2020-01-02 ¦ LocalDate",
                "{t '12:30:00'} ¦ 12:30 ¦ LocalTime",
                "{ts '2020-01-02 12:30:00'} ¦ 2020-01-02T12:30 ¦ LocalDateTime",
                "o.status ¦ OPEN ¦ Status",
                "org.athanor.query.Shop.Status.PAID ¦ PAID ¦ Status",
                "type(o) ¦ class org.athanor.query.Shop$Order ¦ Class",
                "max(o.total) ¦ 10.50 ¦ BigDecimal",
                "avg(o.total) ¦ 10.5 ¦ Double",
                "count(distinct o.status) ¦ 1 ¦ Long"
            })
    void aFunctionOfAnOrder(String expression, String value, String type) {
        Object result = one("select " + expression + " from Order o where o.id = 1");
        assertThat(String.valueOf(result)).as(expression).isEqualTo(value);
        assertThat(result.getClass().getSimpleName()).as(expression).isEqualTo(type);
    }

    @Test
    void theTimeIsThatOfTheMachine() {
        assertThat((LocalDate) one("select local date from Customer c where c.id = 1"))
                .isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
        assertThat(one("select local time from Customer c where c.id = 1")).isInstanceOf(LocalTime.class);
        assertThat((LocalDateTime) one("select local datetime from Customer c where c.id = 1"))
                .isCloseTo(LocalDateTime.now(), within(1, java.time.temporal.ChronoUnit.DAYS));
        assertThat(one("select current_date from Customer c where c.id = 1")).isInstanceOf(java.sql.Date.class);
        assertThat(one("select current_time from Customer c where c.id = 1")).isInstanceOf(java.sql.Time.class);
        assertThat(one("select current_timestamp from Customer c where c.id = 1"))
                .isInstanceOf(java.sql.Timestamp.class);
        assertThat(one("select count(o) from Order o where o.day < local date and o.day > {d '2019-12-31'}"))
                .isEqualTo(1L);
    }
}
