package org.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(City.class, Country.class));

    @BeforeEach
    void someCities() {
        unit.inTransaction(em -> {
            Country france = new Country("France");
            Country italy = new Country("Italy");
            em.persist(france);
            em.persist(italy);
            em.persist(new City("Paris", 2, france));
            em.persist(new City("Lyon", 1, france));
            em.persist(new City("Rome", 3, italy));
        });
    }

    @Test
    void parametersAreSetByNameAndPosition() {
        unit.inEntityManager(em -> {
            assertThat(em.createQuery("select c.name from City c where c.size > ?1 and c.name <> ?2", String.class)
                            .setParameter(1, 1)
                            .setParameter(2, "Rome")
                            .getResultList())
                    .containsExactly("Paris");
            Query query = em.createQuery("select c from City c where c.name = :name");
            assertThat(query.getParameters()).hasSize(1);
            assertThat(query.getParameter("name").getParameterType()).isEqualTo(String.class);
            assertThat(query.isBound(query.getParameter("name"))).isFalse();
            assertThatThrownBy(() -> query.setParameter("nmae", "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(":nmae")
                    .hasMessageContaining(":name");
            assertThatThrownBy(() -> query.setParameter("name", 5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(query::getResultList)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("name");
        });
    }

    @Test
    void singleResultsAreOneOrNoneOrTooMany() {
        unit.inEntityManager(em -> {
            TypedQuery<City> byName = em.createQuery("select c from City c where c.name = :name", City.class)
                    .setParameter("name", "Rome");
            assertThat(byName.getSingleResult().name).isEqualTo("Rome");
            byName.setParameter("name", "Atlantis");
            assertThatThrownBy(byName::getSingleResult).isInstanceOf(NoResultException.class);
            assertThat(byName.getSingleResultOrNull()).isNull();
            assertThatThrownBy(() -> em.createQuery("select c from City c").getSingleResult())
                    .isInstanceOf(NonUniqueResultException.class);
        });
    }

    @Test
    void noResultDoesNotMarkTheTransaction() {
        unit.inTransaction(em -> {
            assertThatThrownBy(() -> em.createQuery("select c from City c where c.size > 9")
                            .getSingleResult())
                    .isInstanceOf(NoResultException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isFalse();
        });
    }

    @Test
    void tuplesArraysAndRecordsCarrySeveralItems() {
        unit.inEntityManager(em -> {
            String text = "select c.name as name, c.size as size from City c where c.name = 'Rome'";
            Tuple tuple = em.createQuery(text, Tuple.class).getSingleResult();
            assertThat(tuple.get("name")).isEqualTo("Rome");
            assertThat(tuple.get(1, Integer.class)).isEqualTo(3);
            assertThat(tuple.getElements()).hasSize(2);
            assertThatThrownBy(() -> tuple.get("other")).isInstanceOf(IllegalArgumentException.class);
            assertThat((Object[]) em.createQuery(text).getSingleResult()).containsExactly("Rome", 3);
            assertThat(em.createQuery(text, Object[].class).getSingleResult()).containsExactly("Rome", 3);
            assertThatThrownBy(() -> em.createQuery(text, City.class)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> em.createQuery("select c from City c", Country.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("City");
        });
    }

    @Test
    void resultsArePaged() {
        unit.inEntityManager(em -> {
            TypedQuery<String> query = em.createQuery("select c.name from City c order by c.name", String.class)
                    .setFirstResult(1)
                    .setMaxResults(1);
            assertThat(query.getResultList()).containsExactly("Paris");
            assertThat(query.getFirstResult()).isEqualTo(1);
            assertThat(query.getMaxResults()).isEqualTo(1);
            assertThatThrownBy(() -> query.setMaxResults(-1)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aStreamIsReadAsItGoes() {
        unit.inEntityManager(em -> {
            try (Stream<City> cities = em.createQuery("select c from City c order by c.size desc", City.class)
                    .getResultStream()) {
                assertThat(cities.map(city -> city.name).findFirst()).contains("Rome");
            }
        });
    }

    @Test
    void updatesNeedATransaction() {
        EntityManager em = unit.entityManager();
        Query update = em.createQuery("update City c set c.size = 9 where c.name = 'Rome'");
        assertThatThrownBy(update::executeUpdate).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(update::getResultList).isInstanceOf(IllegalStateException.class);
        em.getTransaction().begin();
        assertThat(update.executeUpdate()).isEqualTo(1);
        em.getTransaction().commit();
        assertThat(unit.sql("select size from City where name = 'Rome'")).containsExactly(List.of(9));
    }

    @Test
    void aWrongQueryShowsThePlace() {
        unit.inEntityManager(em -> {
            assertThatThrownBy(() -> em.createQuery("select c fro City c"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fro");
            assertThatThrownBy(() -> em.createQuery("select c.nmae from City c"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nmae")
                    .hasMessageContaining("name");
        });
    }

    @Test
    void namedQueriesAreDeclaredOrAdded() {
        unit.inEntityManager(em -> {
            assertThat(em.createNamedQuery("big", City.class)
                            .setParameter("least", 3)
                            .getResultList())
                    .hasSize(1);
            unit.factory()
                    .addNamedQuery(
                            "first",
                            em.createQuery("select c from City c order by c.name")
                                    .setMaxResults(1));
            assertThat(em.createNamedQuery("first").getResultList()).hasSize(1);
            assertThatThrownBy(() -> em.createNamedQuery("bgi"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("big");
            assertThat(unit.factory().getNamedQueries(City.class)).containsKeys("big", "first");
            assertThat(em.createQuery(unit.factory().getNamedQueries(City.class).get("big"))
                            .setParameter("least", 2)
                            .getResultList())
                    .hasSize(2);
        });
    }

    @Test
    void aNamedNativeQueryMayDescribeItsResult() {
        unit.inEntityManager(em -> assertThat(
                        em.createNamedQuery("sizes", Object[].class).getResultList())
                .isNotNull());
    }

    @Test
    void nativeQueriesGiveArraysAndEntities() {
        unit.inTransaction(em -> {
            assertThat((Object[]) em.createNativeQuery("select name, size from City where size = ?1")
                            .setParameter(1, 3)
                            .getSingleResult())
                    .containsExactly("Rome", 3);
            City city = (City) em.createNativeQuery("select * from City where name = 'Rome'", City.class)
                    .getSingleResult();
            assertThat(em.contains(city)).isTrue();
            assertThat(city).isSameAs(em.find(City.class, city.id));
        });
    }

    @Test
    void anEntityGraphFetchesWhatItNames() {
        unit.inEntityManager(em -> {
            EntityGraph<City> graph = em.createEntityGraph(City.class);
            graph.addSubgraph("country").addAttributeNodes("cities");
            List<City> cities = em.createQuery("select c from City c", City.class)
                    .setHint("jakarta.persistence.loadgraph", graph)
                    .getResultList();
            unit.statements()
                    .during(() -> assertThat(cities)
                            .allSatisfy(
                                    city -> assertThat(city.country.getCities()).isNotEmpty()))
                    .areNone();
        });
        unit.inEntityManager(em -> {
            EntityGraph<City> graph = em.createEntityGraph(City.class);
            graph.addAttributeNodes("country");
            Long id = em.createQuery("select min(c.id) from City c", Long.class).getSingleResult();
            City city = em.find(City.class, id, Map.of("jakarta.persistence.fetchgraph", graph));
            PersistenceUnitUtil util = unit.factory().getPersistenceUnitUtil();
            assertThat(util.isLoaded(city, "country")).isTrue();
            assertThat(util.isLoaded(city.country, "cities")).isFalse();
            util.load(city.country, "cities");
            assertThat(util.isLoaded(city.country, "cities")).isTrue();
            assertThatThrownBy(() -> graph.addAttributeNodes("nothing")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aLockedQueryNeedsATransaction() {
        EntityManager em = unit.entityManager();
        Query query = em.createQuery("select c from City c").setLockMode(LockModeType.PESSIMISTIC_READ);
        assertThatThrownBy(query::getResultList).isInstanceOf(TransactionRequiredException.class);
        em.getTransaction().begin();
        City city = (City) query.getResultList().get(0);
        assertThat(em.getLockMode(city)).isEqualTo(LockModeType.PESSIMISTIC_READ);
        em.getTransaction().commit();
    }

    @Test
    void theConnectionIsLent() {
        unit.inTransaction(em -> {
            em.persist(new Country("Spain"));
            em.flush();
            int countries = em.<Connection, Integer>callWithConnection(connection -> {
                try (var rows = connection.createStatement().executeQuery("select count(*) from Country")) {
                    rows.next();
                    return rows.getInt(1);
                }
            });
            assertThat(countries).isEqualTo(3);
        });
    }

    @Entity(name = "City")
    @NamedQuery(name = "big", query = "select c from City c where c.size >= :least")
    @NamedNativeQuery(
            name = "sizes",
            query = "select size from City",
            classes =
                    @ConstructorResult(
                            targetClass = Long.class,
                            columns = @ColumnResult(name = "size", type = Long.class)))
    static class City {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String name;
        private int size;

        @ManyToOne(fetch = FetchType.LAZY)
        private Country country;

        protected City() {}

        City(String name, int size, Country country) {
            this.name = name;
            this.size = size;
            this.country = country;
        }
    }

    @Entity(name = "Country")
    static class Country {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        private String name;

        @OneToMany(mappedBy = "country")
        private List<City> cities = new ArrayList<>();

        protected Country() {}

        Country(String name) {
            this.name = name;
        }

        public List<City> getCities() {
            return cities;
        }
    }
}
