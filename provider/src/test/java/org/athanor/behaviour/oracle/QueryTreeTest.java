package org.athanor.behaviour.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.expression.Expressions.count;

import jakarta.persistence.EntityManager;
import org.athanor.Query;
import org.athanor.Session;
import org.athanor.behaviour.oracle.Discography.Album_;
import org.athanor.behaviour.oracle.Discography.Artist;
import org.athanor.behaviour.oracle.Discography.Artist_;
import org.athanor.query.execute.QueryPlans;
import org.athanor.session.StatefulSession;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Equal questions, in JPQL and by the native query, are one tree and share one plan. */
class QueryTreeTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Discography.unit());

    private void same(String jpql, java.util.function.Function<Session, Query<?>> query) {
        EntityManager manager = unit.entityManager();
        QueryPlans plans = manager.unwrap(StatefulSession.class).engine().queryPlans();
        plans.jpql(jpql);
        long before = plans.trees();
        query.apply(manager.unwrap(Session.class)).all();
        assertThat(plans.trees()).as(jpql).isEqualTo(before);
    }

    @Test
    void equalQuestionsShareOnePlan() {
        same(
                "select a from Artist a where a.name = ?1 and a.id > ?2 order by a.name desc",
                session -> session.query(Artist.class)
                        .filter(Artist_.name.eq("Nina"), Artist_.id.gt(0))
                        .orderBy(Artist_.name.desc()));
        same(
                "select a from Artist a join a.albums a1 where a1.title like ?1",
                session -> session.query(Artist.class).join(Artist_.albums).filter(Album_.title.like("%")));
        same(
                "select a.country, count(a) from Artist a where a.country in ?1 group by a.country",
                session -> session.query(
                                Artist_.country, count(org.athanor.expression.Expressions.entity(Artist.class)))
                        .filter(Artist_.country.in("US", "SN"))
                        .groupBy(Artist_.country));
        same(
                "select a from Artist a left join fetch a.albums a1",
                session -> session.query(Artist.class).options(org.athanor.Loading.joinedLoad(Artist_.albums)));
    }

    @Test
    void otherValuesAreTheSameQuestion() {
        EntityManager manager = unit.entityManager();
        Session session = manager.unwrap(Session.class);
        QueryPlans plans = manager.unwrap(StatefulSession.class).engine().queryPlans();
        session.query(Artist.class).filter(Artist_.name.in("a", "b")).all();
        long before = plans.trees();
        session.query(Artist.class).filter(Artist_.name.in("c", "d", "e")).all();
        assertThat(plans.trees()).isEqualTo(before);
    }
}
