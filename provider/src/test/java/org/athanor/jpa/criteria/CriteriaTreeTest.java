package org.athanor.jpa.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.criteria.Subquery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.athanor.jpa.metamodel.AthanorMetamodel;
import org.athanor.query.Shop.Book;
import org.athanor.query.Shop.Customer;
import org.athanor.query.Shop.Line;
import org.athanor.query.Shop.LineItem;
import org.athanor.query.Shop.Order;
import org.athanor.query.Shop.Product;
import org.athanor.query.Shop.Status;
import org.athanor.query.translate.QueryWorld;
import org.junit.jupiter.api.Test;

/** A criteria query is the tree of the JPQL query that asks the same; its values are the parameters, in order. */
class CriteriaTreeTest {
    private final QueryWorld world = new QueryWorld();
    private final CriteriaBuilder cb = new AthanorCriteriaBuilder(new AthanorMetamodel("shop", world.mappings()));

    private void same(String jpql, CriteriaSelect<?> query) {
        assertThat(CriteriaQuestion.of(world.mappings(), query).tree())
                .isEqualTo(world.parser().parse(jpql));
        world.plans().of(CriteriaQuestion.of(world.mappings(), query).tree());
    }

    @Test
    void aRootIsARange() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        q.from(Customer.class);
        same("select c from Customer c", q);
        q.distinct(true)
                .select(q.getRoots().stream()
                        .map(root -> (Root<Customer>) root)
                        .findFirst()
                        .orElseThrow());
        same("select distinct c from Customer c", q);
    }

    @Test
    void conditionsOrderAndParameters() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Customer> c = q.from(Customer.class);
        q.select(c.get("name"))
                .where(
                        cb.ge(c.get("age"), 18),
                        cb.or(cb.equal(c.get("name"), "Ann"), cb.like(c.get("name"), "B%")),
                        cb.equal(c.get("address").get("city"), "Rome"))
                .orderBy(cb.desc(c.get("name"), Nulls.LAST), cb.asc(c.get("age")));
        same(
                "select c.name from Customer c where c.age >= ?1 and (c.name = ?2 or c.name like ?3) and c.address.city = ?4"
                        + " order by c.name desc nulls last, c.age",
                q);
    }

    @Test
    void negationsTakeTheFormsOfTheLanguage() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        q.where(
                cb.notLike(c.get("name"), "x%", '!'),
                cb.between(c.<Integer>get("age"), 1, 2).not(),
                c.get("name").isNotNull(),
                cb.not(cb.equal(c.get("age"), 3)),
                cb.isTrue(c.get("active")),
                c.get("id").in(1L, 2L).not(),
                cb.isNotEmpty(c.get("orders")),
                cb.isNotMember("nick", c.<Set<String>>get("nicknames")));
        same(
                "select c from Customer c where c.name not like ?1 escape '!' and c.age not between ?2 and ?3"
                        + " and c.name is not null and not c.age = ?4 and c.active and c.id not in (?5)"
                        + " and c.orders is not empty and ?6 not member of c.nicknames",
                q);
    }

    @Test
    void joinsOfAllKindsInTheOrderTheyAreMade() {
        CriteriaQuery<Tuple> q = cb.createTupleQuery();
        Root<Customer> c = q.from(Customer.class);
        ListJoin<Customer, Order> o = c.joinList("orders", JoinType.LEFT);
        Join<Customer, Customer> by = c.join("invitedBy");
        SetJoin<Order, LineItem> i = o.joinSet("items");
        o.on(cb.equal(o.get("status"), Status.PAID));
        Join<Customer, Product> p = c.join(Product.class, JoinType.LEFT);
        p.on(cb.equal(p.get("name"), by.get("name")));
        q.multiselect(c.get("name").alias("n"), cb.count(i), p);
        q.groupBy(c.get("name"), p);
        q.having(cb.gt(cb.count(i), 1L));
        same(
                "select c.name as n, count(l), p from Customer c left join c.orders o on o.status = ?1 join c.invitedBy c1"
                        + " join o.items l left join Product p on p.name = c1.name group by c.name, p having count(l) > ?2",
                q);
    }

    @Test
    void fetchesAreJoinsToo() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        c.fetch("orders", JoinType.LEFT).fetch("items");
        same("select c from Customer c left join fetch c.orders o join fetch o.items l", q);
    }

    @Test
    void aJoinOfAnEmbeddedValueIsALongerPath() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        q.where(cb.equal(c.join("address").get("city"), "Rome"));
        same("select c from Customer c where c.address.city = ?1", q);
    }

    @Test
    void treatedRootsPathsAndJoins() {
        CriteriaQuery<Product> q = cb.createQuery(Product.class);
        Root<Product> p = q.from(Product.class);
        q.where(cb.equal(cb.treat(p, Book.class).get("isbn"), "1"), cb.equal(p.type(), Book.class));
        same("select p from Product p where treat(p as Book).isbn = ?1 and type(p) = ?2", q);

        CriteriaQuery<LineItem> items = cb.createQuery(LineItem.class);
        Root<LineItem> l = items.from(LineItem.class);
        Join<LineItem, Book> book = cb.treat(l.<LineItem, Product>join("product"), Book.class);
        items.select(l).where(cb.equal(book.get("isbn"), "1"));
        same("select l from LineItem l join treat(l.product as Book) b where b.isbn = ?1", items);
    }

    @Test
    void subqueriesInEveryPlace() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        Subquery<Double> average = q.subquery(Double.class);
        Root<Customer> other = average.from(Customer.class);
        average.select(cb.avg(other.get("age")));
        Subquery<Order> exists = q.subquery(Order.class);
        Join<Customer, Order> o = exists.correlate(c).join("orders");
        exists.select(o).where(cb.gt(o.<BigDecimal>get("total"), BigDecimal.TEN));
        Subquery<Long> ids = q.subquery(Long.class);
        Root<Order> order = ids.from(Order.class);
        ids.select(order.get("id"));
        Subquery<Integer> ages = q.subquery(Integer.class);
        ages.select(ages.from(Customer.class).get("age"));
        q.where(
                cb.gt(c.get("age"), average),
                cb.exists(exists),
                c.get("id").in(ids).not(),
                cb.ge(c.<Integer>get("age"), cb.all(ages)));
        same(
                "select c from Customer c where c.age > (select avg(c1.age) from Customer c1)"
                        + " and exists (select o from c.orders o where o.total > ?1)"
                        + " and c.id not in (select o1.id from Order o1)"
                        + " and c.age >= all (select c2.age from Customer c2)",
                q);
    }

    @Test
    void functionsOfAllKinds() {
        CriteriaQuery<Object> q = cb.createQuery();
        Root<Customer> c = q.from(Customer.class);
        Expression<String> name = c.get("name");
        Expression<Integer> age = c.get("age");
        q.multiselect(
                cb.concat(List.of(name, name, name)),
                cb.substring(name, 1, 2),
                cb.trim(CriteriaBuilder.Trimspec.LEADING, 'x', name),
                cb.left(name, 2),
                cb.right(name, 2),
                cb.replace(name, "a", "b"),
                cb.locate(name, "n", 2),
                cb.length(cb.lower(cb.upper(name))),
                cb.sum(cb.prod(age, 2), cb.diff(cb.neg(age), 1)),
                cb.mod(age, 2),
                cb.power(age, 2),
                cb.round(cb.sqrt(age), 2),
                cb.size(c.<List<Order>>get("orders")),
                cb.localDate(),
                cb.currentTimestamp(),
                name.cast(Integer.class),
                cb.coalesce(name, "?"),
                cb.nullif(age, 0));
        same(
                "select concat(c.name, c.name, c.name), substring(c.name, ?1, ?2), trim(leading 'x' from c.name),"
                        + " left(c.name, ?3), right(c.name, ?4), replace(c.name, ?5, ?6), locate(?7, c.name, ?8),"
                        + " length(lower(upper(c.name))), c.age * ?9 + (-c.age - ?10), mod(c.age, ?11), power(c.age, ?12),"
                        + " round(sqrt(c.age), ?13), size(c.orders), local date, current_timestamp, cast(c.name as integer),"
                        + " coalesce(c.name, ?14), nullif(c.age, ?15) from Customer c",
                q);
    }

    @Test
    void casesOfBothKinds() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Order> o = q.from(Order.class);
        q.select(cb.<Status, String>selectCase(o.get("status"))
                .when(Status.PAID, o.get("customer").<String>get("name"))
                .when(Status.SENT, "sent")
                .otherwise(cb.<String>selectCase()
                        .when(cb.isNull(o.get("day")), o.get("customer").<String>get("name"))
                        .otherwise(cb.nullLiteral(String.class))));
        same(
                "select case o.status when ?1 then o.customer.name when ?2 then ?3 else"
                        + " case when o.day is null then o.customer.name else null end end from Order o",
                q);
    }

    @Test
    void constructorsAndNestedOnes() {
        CriteriaQuery<Line> q = cb.createQuery(Line.class);
        Root<LineItem> l = q.from(LineItem.class);
        q.multiselect(l.get("order").get("customer").get("name"), l.get("quantity"));
        String jpql = "select new org.athanor.query.Shop.Line(l.order.customer.name, l.quantity) from LineItem l";
        same(jpql, q);
        q.select(cb.construct(Line.class, l.get("order").get("customer").get("name"), l.get("quantity")));
        same(jpql, q);
    }

    @Test
    void setOperations() {
        CriteriaQuery<String> left = cb.createQuery(String.class);
        left.select(left.from(Customer.class).get("name"));
        CriteriaQuery<String> right = cb.createQuery(String.class);
        Root<Product> p = right.from(Product.class);
        right.select(p.get("name")).where(cb.gt(p.get("price"), 1.5)).orderBy(cb.asc(p.get("name")));
        same(
                "select c.name from Customer c union all select p.name from Product p where p.price > ?1 order by p.name",
                cb.unionAll(left, right));
        same(
                "(select c.name from Customer c intersect select p.name from Product p where p.price > ?1)"
                        + " except select c1.name from Customer c1",
                cb.except(cb.intersect(left, right.orderBy()), left));
    }

    @Test
    void updatesAndDeletes() {
        CriteriaUpdate<Order> update = cb.createCriteriaUpdate(Order.class);
        Root<Order> o = update.from(Order.class);
        update.set("status", Status.SENT)
                .set(o.<BigDecimal>get("total"), cb.prod(o.<BigDecimal>get("total"), new BigDecimal(2)))
                .set(o.<LocalDate>get("day"), (LocalDate) null)
                .where(cb.equal(o.get("customer").get("name"), "Ann"));
        assertThat(CriteriaQuestion.change(world.mappings(), update).tree())
                .isEqualTo(world.parser()
                        .parse("update Order o set o.status = ?1, o.total = o.total * ?2, o.day = null"
                                + " where o.customer.name = ?3"));
        CriteriaDelete<Customer> delete = cb.createCriteriaDelete(Customer.class);
        Root<Customer> c = delete.from(Customer.class);
        delete.where(cb.isEmpty(c.get("orders")));
        assertThat(CriteriaQuestion.change(world.mappings(), delete).tree())
                .isEqualTo(world.parser().parse("delete from Customer c where c.orders is empty"));
    }

    @Test
    void conditionsThatSayNothingVanish() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        same("select c from Customer c", q.where(cb.conjunction()));
        same(
                "select c from Customer c where c.age = ?1",
                q.where(cb.and(cb.conjunction(), cb.or(cb.disjunction(), cb.equal(c.get("age"), 1)))));
        same("select c from Customer c where 1 = 0", q.where(cb.disjunction()));
    }

    @Test
    void aParameterIsOneHoweverOftenItIsUsed() {
        CriteriaQuery<Customer> q = cb.createQuery(Customer.class);
        Root<Customer> c = q.from(Customer.class);
        ParameterExpression<Integer> age = cb.parameter(Integer.class);
        q.where(cb.gt(c.get("age"), 1), cb.or(cb.equal(c.get("age"), age), cb.equal(c.get("id"), age)));
        same("select c from Customer c where c.age > ?1 and (c.age = ?2 or c.id = ?2)", q);
        assertThat(q.getParameters()).hasSize(1);
    }
}
