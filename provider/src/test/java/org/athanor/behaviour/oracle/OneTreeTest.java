package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.expression.Expressions.count;
import static org.athanor.expression.Expressions.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.function.Function;
import org.athanor.Loading;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.behaviour.oracle.Discography.Album;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.query.execute.QueryPlans;
import org.athanor.session.StatefulSession;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One question asked in JPQL, by criteria and by the native query is one tree with one plan. */
class OneTreeTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());

    private void same(
            String jpql, Function<CriteriaBuilder, CriteriaQuery<?>> criteria, Function<Session, Query<?>> query) {
        EntityManager em = unit.entityManager();
        QueryPlans plans = em.unwrap(StatefulSession.class).engine().queryPlans();
        plans.jpql(jpql);
        long before = plans.trees();
        em.createQuery(criteria.apply(em.getCriteriaBuilder())).getResultList();
        assertThat(plans.trees()).as("criteria for " + jpql).isEqualTo(before);
        query.apply(em.unwrap(Session.class)).all();
        assertThat(plans.trees()).as("native query for " + jpql).isEqualTo(before);
    }

    @Test
    void conditionsAndOrder() {
        same(
                "select a from Artist a where a.name = ?1 and (a.id > ?2 or a.country in ?3) order by a.name desc",
                cb -> {
                    CriteriaQuery<Artist> q = cb.createQuery(Artist.class);
                    Root<Artist> a = q.from(Artist.class);
                    return q.where(
                                    cb.equal(a.get("name"), "Nina"),
                                    cb.or(
                                            cb.gt(a.get("id"), 0),
                                            a.get("country").in("US", "SN")))
                            .orderBy(cb.desc(a.get("name")));
                },
                session -> session.query(Artist.class)
                        .filter(Artist_.name.eq("Nina"), Artist_.id.gt(0).or(Artist_.country.in("US", "SN")))
                        .orderBy(Artist_.name.desc()));
    }

    @Test
    void joinsAndGroups() {
        same(
                "select a.country, count(a) from Artist a join a.albums a1 where a1.title like ?1 group by a.country",
                cb -> {
                    CriteriaQuery<Object[]> q = cb.createQuery(Object[].class);
                    Root<Artist> a = q.from(Artist.class);
                    q.where(cb.like(a.join("albums").get("title"), "%"));
                    return q.select(cb.array(a.get("country"), cb.count(a))).groupBy(a.get("country"));
                },
                session -> session.query(Artist_.country, count(entity(Artist.class)))
                        .join(Artist_.albums)
                        .filter(Album_.title.like("%"))
                        .groupBy(Artist_.country));
    }

    @Test
    void fetches() {
        same(
                "select a from Artist a left join fetch a.albums a1",
                cb -> {
                    CriteriaQuery<Artist> q = cb.createQuery(Artist.class);
                    q.from(Artist.class).fetch("albums", JoinType.LEFT);
                    return q;
                },
                session -> session.query(Artist.class).options(Loading.joinedLoad(Artist_.albums)));
    }

    @Test
    void negationsAndArithmetic() {
        same(
                "select a from Album a where a.title is not null and a.title not in ?1 and a.id * ?2 + a.id > ?3",
                cb -> {
                    CriteriaQuery<Album> q = cb.createQuery(Album.class);
                    Root<Album> a = q.from(Album.class);
                    return q.where(
                            cb.isNull(a.get("title")).not(),
                            a.get("title").in(List.of("x")).not(),
                            cb.gt(cb.sum(cb.prod(a.<Integer>get("id"), 2), a.<Integer>get("id")), 1));
                },
                session -> session.query(Album.class)
                        .filter(
                                Album_.title.isNull().not(),
                                Album_.title.notIn("x"),
                                Album_.id.times(2).plus(Album_.id).gt(1)));
    }
}
